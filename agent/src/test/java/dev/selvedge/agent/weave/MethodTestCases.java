package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** Methods to be woven, of every shape that bytecode has. */
@SuppressWarnings("unused") // called by reflection
class MethodTestCases {

  static final int[] NUMBERS = {3, 1, 2};

  void nothing() {}

  static int constant() {
    return 7;
  }

  long sum(int[] numbers) {
    long sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  String earlyReturn(int n) {
    if (n < 0) {
      return "negative";
    }
    for (int i = 0; i < 10; i++) {
      if (i == n) {
        return "small";
      }
    }
    return "large";
  }

  static double ofManyTypes(boolean flag, long count, double factor, String text, byte[] bytes) {
    double product = count * factor;
    return flag ? product + text.length() + bytes.length : -product;
  }

  float ofFloat(float value) {
    return value / 2;
  }

  int caught(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  List<String> cleanedUp(String number) {
    List<String> steps = new ArrayList<>();
    try {
      steps.add("parse " + Integer.parseInt(number));
    } catch (NumberFormatException e) {
      steps.add("catch");
    } finally {
      steps.add("finally");
    }
    return steps;
  }

  void thrown() {
    throw new IllegalArgumentException("thrown");
  }

  int thrownFromInside(int[] numbers) {
    return numbers[99];
  }

  int rethrown(int[] numbers) {
    try {
      return thrownFromInside(numbers);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException("rethrown", e);
    }
  }

  synchronized boolean locked() {
    return Thread.holdsLock(this);
  }

  synchronized void lockedAndThrown() {
    throw new IllegalArgumentException("thrown");
  }

  int lockedInside(Object lock, int n) {
    synchronized (lock) {
      if (n > 0) {
        return n;
      }
      throw new IllegalArgumentException("thrown");
    }
  }

  String chosen(String word) {
    return switch (word) {
      case "a", "b" -> "first";
      case "c" -> "second";
      default -> "other";
    };
  }

  StringBuilder madeOf(boolean flag) {
    return new StringBuilder(flag ? String.valueOf(1L) : "no").append('!');
  }

  int recursive(int n) {
    return n == 0 ? 0 : 1 + recursive(n - 1);
  }

  Runnable lambda(List<String> out, String text) {
    String local = text + "!";
    return () -> out.add(local);
  }
}

package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Methods that catch, each in another way. What is caught ends up in what they return. */
@SuppressWarnings({"finally", "Finally", "UnnecessaryStringBuilder"}) // they are looked at here
final class CaughtTestCases {

  static final List<String> LOG = new ArrayList<>();

  private final Object made;

  /** What is thrown is caught before there is an object. */
  CaughtTestCases(Callable<String> action, long more) {
    this(
        "made of ",
        switch ((int) more) {
          case 0 -> "nothing";
          default -> {
            try {
              yield action.call();
            } catch (Exception e) { // CAUGHT constructor
              yield e.getMessage() + more;
            }
          }
        });
  }

  private CaughtTestCases(String made, String of) {
    this.made = made + of;
  }

  static Object constructor(Callable<String> action) {
    return new CaughtTestCases(action, 1).made;
  }

  static Object simple(Callable<String> action) {
    try {
      return action.call();
    } catch (Exception e) { // CAUGHT simple
      return e.getMessage();
    }
  }

  static Object variables(Callable<String> action) {
    return variables(action, 1, 2L, 3F, 4.0, 'c', (byte) 5, new long[][] {{6}}, "seven", true);
  }

  private static Object variables(
      Callable<String> action,
      int a,
      long b,
      float c,
      double d,
      char e,
      byte f,
      long[][] g,
      String h,
      boolean i) {
    try {
      return action.call();
    } catch (IllegalStateException | InterruptedException x) { // CAUGHT variables
      return x.getMessage() + a + b + c + d + e + f + Arrays.deepToString(g) + h + i;
    } catch (Exception x) {
      throw new AssertionError(x);
    }
  }

  static Object inALoop(Callable<String> action) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      long twice = 2L * i;
      double half = i / 2.0;
      try {
        text.append(action.call());
      } catch (Exception e) { // CAUGHT inALoop
        if (i < 2) {
          continue;
        }
        text.append(e.getMessage()).append(twice).append(half);
      }
    }
    return text.toString();
  }

  /** An object that is not initialised yet lies in a variable while it is caught. */
  static Object whileMaking(Callable<String> action) {
    return new StringBuilder(
            switch (LOG.size()) {
              default -> {
                try {
                  yield action.call();
                } catch (Exception e) { // CAUGHT whileMaking
                  yield e.getMessage();
                }
              }
            })
        .append('!')
        .toString();
  }

  static Object withFinally(Callable<String> action) {
    try {
      return action.call();
    } catch (Exception e) { // CAUGHT withFinally
      return e.getMessage();
    } finally {
      LOG.add("finally");
    }
  }

  static Object returnsInFinally(Callable<String> action) throws Exception {
    try {
      return action.call();
    } finally {
      return "finally"; // CAUGHT returnsInFinally
    }
  }

  static Object locked(Callable<String> action) {
    synchronized (LOG) {
      try {
        return action.call();
      } catch (Exception e) { // CAUGHT locked
        return e.getMessage() + Thread.holdsLock(LOG);
      }
    }
  }

  static Object throwsOn(Callable<String> action) {
    try {
      try {
        return action.call();
      } catch (InterruptedException e) { // CAUGHT throwsOn
        throw new IllegalStateException("wrapped " + e.getMessage(), e);
      }
    } catch (Exception e) { // CAUGHT throwsOn
      return e.getMessage();
    }
  }

  Object ofAnObject(Callable<String> action) {
    Object before = made;
    try {
      return action.call();
    } catch (Throwable e) { // CAUGHT ofAnObjectItself
      return before + e.getMessage();
    }
  }

  static Object ofAnObjectItself(Callable<String> action) {
    return new CaughtTestCases("of ", "").ofAnObject(action);
  }
}

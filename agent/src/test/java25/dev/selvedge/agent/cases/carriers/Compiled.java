package dev.selvedge.agent.cases.carriers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Code that runs for the first time on a virtual thread of a JVM that lets it wait for the
 * compiler, which gets no processor: no native code is called, though some is linked.
 */
public final class Compiled {

  private static volatile long result;

  private Compiled() {}

  public static void main(String[] args) throws Throwable {
    result = Foreign.SLEEP.hashCode();
    for (int i = 0; i < 12; i++) {
      Thread busy = Row.beside(() -> spin());
      busy.setName("busy-" + i);
    }
    Row.run("dates", Compiled::formatDates);
    Row.run("numbers", Compiled::mixNumbers);
    System.exit(0);
  }

  private static void spin() {
    while (true) {
      result++;
    }
  }

  private static void formatDates() {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL).withZone(ZoneId.of("UTC"));
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN}) {
      for (int i = 0; i < 25; i++) {
        String text = format.withLocale(locale).format(Instant.now());
        result += text.split("[a-z]").length;
        Thread.yield();
      }
    }
  }

  /** What is compiled here is large once it is in one piece, and calls nothing of the JDK. */
  private static void mixNumbers() {
    int[] table = new int[16];
    for (int i = 0; i < 12_000; i++) {
      result += mix(i, table);
      if (i % 500 == 0) {
        Thread.yield();
      }
    }
  }

  private static int mix(int number, int[] table) {
    int mixed = number;
    mixed += inTurn(mixed + 1, table) ^ inTurn(mixed + 2, table) ^ inTurn(mixed + 3, table);
    mixed += inTurn(mixed + 4, table) ^ inTurn(mixed + 5, table) ^ inTurn(mixed + 6, table);
    mixed += inTurn(mixed + 7, table) ^ inTurn(mixed + 8, table) ^ inTurn(mixed + 9, table);
    return mixed;
  }

  private static int inTurn(int number, int[] table) {
    int mixed = number;
    mixed ^= once(mixed + 1, table) + once(mixed + 2, table) + once(mixed + 3, table);
    mixed ^= once(mixed + 4, table) + once(mixed + 5, table) + once(mixed + 6, table);
    return mixed;
  }

  private static int once(int number, int[] table) {
    int mixed = number * 31;
    for (int shift = 1; shift < 4; shift++) {
      mixed ^= (mixed << shift) + table[(mixed >>> shift) & 15];
      table[mixed & 15] += number;
    }
    return mixed;
  }
}

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
}

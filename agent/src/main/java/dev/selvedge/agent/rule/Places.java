package dev.selvedge.agent.rule;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places in code as the sentence of a message names them. */
public final class Places {

  private static final Pattern PACKAGE = Pattern.compile("(?:\\b\\p{Ll}\\w*\\.)+(?=\\p{Lu})");

  private Places() {}

  /** Method, file and line: {@code Orders.place (Orders.java:41)}. */
  public static String of(StackTraceElement place) {
    return simple(place.getClassName()) + "." + place.getMethodName() + " (" + line(place) + ")";
  }

  /** A class or method without its package, which the finding names elsewhere. */
  public static String simple(String qualified) {
    return PACKAGE.matcher(qualified).replaceFirst("");
  }

  /** A thread by its name, which virtual ones have only if they were given one. */
  public static String thread(@Nullable String name) {
    return name == null || name.isBlank() ? "a thread" : "'" + name + "'";
  }

  /** A time as a reader takes it in: {@code 120 ms}, {@code 0.3 ms}. */
  public static String millis(long nanos) {
    return nanos >= 10_000_000
        ? nanos / 1_000_000 + " ms"
        : nanos / 1_000_000 + "." + nanos / 100_000 % 10 + " ms";
  }

  /** File and line, as far as the class file has them. */
  private static String line(StackTraceElement place) {
    if (place.getFileName() == null) {
      return "Unknown Source";
    }
    return place.getLineNumber() < 0
        ? place.getFileName()
        : place.getFileName() + ":" + place.getLineNumber();
  }
}

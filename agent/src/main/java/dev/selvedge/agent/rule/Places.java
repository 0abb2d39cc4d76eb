package dev.selvedge.agent.rule;

import java.util.regex.Pattern;

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

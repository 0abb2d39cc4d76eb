package dev.selvedge.agent.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of methods as they stand in source code, where compilers have made other ones of them. */
public final class MethodNames {

  /** {@code lambda$load$0} of Java, {@code load$lambda$0} of Kotlin. */
  private static final Pattern LAMBDA =
      Pattern.compile("lambda\\$(?:(.+)\\$)?\\d+|(.+?)\\$lambda\\$\\d+.*");

  private MethodNames() {}

  /** The method itself, or the one that a lambda stands in. */
  public static String plain(String method) {
    if (method.indexOf('$') < 0) {
      return method;
    }
    Matcher lambda = LAMBDA.matcher(method);
    if (!lambda.matches()) {
      return method;
    }
    String holder = lambda.group(1) != null ? lambda.group(1) : lambda.group(2);
    if (holder == null) {
      return method;
    }
    return switch (holder) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> holder;
    };
  }

  /** Class and method, with dots also where one class is nested in another. */
  public static String qualified(String className, String method) {
    return className.replace('$', '.') + "." + plain(method);
  }
}

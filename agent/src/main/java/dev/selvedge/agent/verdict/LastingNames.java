package dev.selvedge.agent.verdict;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of classes and methods without what compilers and makers of proxies number: a lambda counts
 * as the method that holds it, an anonymous class and a proxy as the class that they are made in or
 * from.
 */
final class LastingNames {

  /**
   * As javac names them, by the method that holds them and, where they can be serialized, a hash;
   * and as the compiler of Eclipse does.
   */
  private static final Pattern LAMBDA =
      Pattern.compile("\\blambda\\$(?:(.+?)\\$(?:[0-9a-f]{6,8}\\$)?)?\\d+$");

  /** As the compilers of Kotlin, Scala and Groovy name them, by the method that holds them. */
  private static final Pattern KOTLIN_LAMBDA =
      Pattern.compile("\\b([^.|]+?)\\$lambda\\$\\d+(?:\\$[^.|]*)?$");

  private static final Pattern SCALA_LAMBDA =
      Pattern.compile("\\$anonfun\\$(.+?)\\$\\d+(?:\\$adapted)?$");

  private static final Pattern GROOVY_CLOSURE =
      Pattern.compile("(\\$_\\w*?(?:closure|lambda))\\d+(?=[.$]|$)");

  /** Hidden classes of lambdas: {@code Foo$$Lambda$14/0x00000008000b3c40}. */
  private static final Pattern HIDDEN = Pattern.compile("\\$\\$Lambda.*$|/0x[0-9a-f]+");

  /** Classes that are made from others while the program runs, with a number or a hash. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "\\$\\$(?:EnhancerBy|FastClassBy|SpringCGLIB|EnhancerBySpringCGLIB)[^.|]*"
              + "|\\$(?:MockitoMock|HibernateProxy|HibernateBasicProxy|HibernateInstantiator"
              + "|ByteBuddy|auxiliary)\\$[^.|]*"
              + "|_\\$\\$_jvst[^.|]*");

  private static final Pattern PROXY = Pattern.compile("\\$Proxy\\d+(?=[.|]|$)");

  private static final Pattern PROXY_PACKAGE = Pattern.compile("^(?:jdk|com\\.sun)\\.proxy\\d*\\.");

  private static final Pattern ACCESS = Pattern.compile("\\baccess\\$\\d+$");

  /** Of anonymous classes, and of those that are local to a method. */
  private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+(?=[.$]|$)|(?<=\\$)\\d+(?=\\D)");

  private LastingNames() {}

  static String of(String name) {
    if (name.indexOf('$') < 0 && name.indexOf('/') < 0) {
      return name; // Almost all of them.
    }
    String lasting = HIDDEN.matcher(name).replaceAll("");
    lasting = GENERATED.matcher(lasting).replaceAll("");
    lasting = PROXY_PACKAGE.matcher(lasting).replaceFirst("");
    lasting = PROXY.matcher(lasting).replaceAll("\\$Proxy");
    lasting = SCALA_LAMBDA.matcher(lasting).replaceAll("$1");
    lasting = KOTLIN_LAMBDA.matcher(lasting).replaceAll("$1");
    lasting = LAMBDA.matcher(lasting).replaceAll(LastingNames::holder);
    lasting = GROOVY_CLOSURE.matcher(lasting).replaceAll("$1");
    lasting = ACCESS.matcher(lasting).replaceAll("access\\$");
    return ANONYMOUS.matcher(lasting).replaceAll("");
  }

  /** The method that holds a lambda, by the name that it has itself. */
  private static String holder(MatchResult lambda) {
    String method = lambda.group(1) == null ? "lambda" : lambda.group(1);
    return switch (method) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> Matcher.quoteReplacement(method);
    };
  }
}

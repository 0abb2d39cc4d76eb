package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a finding across builds: rule, API called, methods of site and origin. It
 * survives shifted lines, renamed lambdas and reordered anonymous classes, which count as the
 * method or class that holds them.
 */
final class Fingerprint {

  /** As javac names them, by the method that holds them, and as the compiler of Eclipse does. */
  private static final Pattern LAMBDA = Pattern.compile("\\blambda\\$(?:(.+)\\$)?\\d+$");

  private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+(?=[.$]|$)");
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(Candidate candidate) {
    String identity =
        String.join(
            "|", candidate.rule().name(), lasting(candidate.api()), method(candidate.site()));
    if (candidate.origin() != null) {
      identity += "|" + method(candidate.origin());
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String method(StackTraceElement place) {
    return lasting(place.getClassName()) + "|" + lasting(place.getMethodName());
  }

  /** A name without what a compiler numbers. */
  private static String lasting(String name) {
    return ANONYMOUS.matcher(LAMBDA.matcher(name).replaceAll(Fingerprint::holder)).replaceAll("");
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

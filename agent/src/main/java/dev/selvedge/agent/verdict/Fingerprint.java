package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of a finding across builds: rule, API called and method of the site. It survives
 * shifted lines, renamed lambdas and reordered anonymous classes, which count as the method or
 * class that holds them.
 */
final class Fingerprint {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
  private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+(?=\\$|$)");
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(Candidate candidate) {
    StackTraceElement site = candidate.site();
    String identity =
        String.join(
            "|",
            candidate.rule().name(),
            candidate.api(),
            ANONYMOUS.matcher(site.getClassName()).replaceAll(""),
            LAMBDA.matcher(site.getMethodName()).replaceAll("$1"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a finding across builds: rule, API called, methods of site and origin, by names
 * that {@link LastingNames last}. It survives shifted lines, renamed lambdas and reordered
 * anonymous classes.
 */
final class Fingerprint {

  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(Candidate candidate) {
    String identity =
        String.join(
            "|",
            candidate.rule().name(),
            LastingNames.of(candidate.api()),
            method(candidate.site()));
    if (candidate.origin() != null) {
      identity += "|" + method(candidate.origin());
    }
    return digest(identity);
  }

  static String digest(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String method(StackTraceElement place) {
    return LastingNames.of(place.getClassName()) + "|" + LastingNames.of(place.getMethodName());
  }
}

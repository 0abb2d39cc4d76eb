package dev.selvedge.samples.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stretches passwords on the virtual threads that ask for it: each keeps its carrier until it is
 * done, and all others wait, also those that compute nothing. {@link Passwords} does it right.
 */
public final class MonopolizingPasswords {
  private final int rounds;

  /** Passwords that are stretched by so many rounds. */
  public MonopolizingPasswords(int rounds) {
    this.rounds = rounds;
  }

  /** The stretched form of a password. */
  public byte[] stretch(String password) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] stretched = password.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < rounds; i++) {
      stretched = digest.digest(stretched); // FINDING: MonopolizedCarrier
    }
    return stretched;
  }
}

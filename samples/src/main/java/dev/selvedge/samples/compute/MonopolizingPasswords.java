package dev.selvedge.samples.compute;

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
  public long stretch(String password) {
    long stretched = password.hashCode();
    for (int i = 0; i < rounds; i++) stretched = Rounds.next(stretched); // FINDING: MonopolizedCarrier
    return stretched;
  }
}

package dev.selvedge.samples.compute;

/** A toy function that takes as many steps as one likes, none of which can be left out. */
final class Rounds {

  private Rounds() {}

  static long of(String password, int rounds) {
    long stretched = password.hashCode();
    for (int i = 0; i < rounds; i++) {
      stretched = next(stretched);
    }
    return stretched;
  }

  static long next(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    return mixed ^ (mixed >>> 27);
  }
}

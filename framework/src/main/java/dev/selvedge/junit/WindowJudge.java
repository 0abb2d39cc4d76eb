package dev.selvedge.junit;

/** Who says what becomes of a test by what its window saw, instead of the guard alone. */
interface WindowJudge {

  /** The window is about to be closed. */
  void closing();

  /**
   * The window is closed.
   *
   * @throws AssertionError if the test is to fail
   */
  void judge(WindowResult result);
}

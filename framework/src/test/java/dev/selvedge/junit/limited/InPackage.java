package dev.selvedge.junit.limited;

import dev.selvedge.FanOutLimit;

/** Classes of a package that has a limit. */
public final class InPackage {

  private InPackage() {}

  /** One that has none of its own. */
  public static final class Inner {
    private Inner() {}
  }

  /** One that has. */
  @FanOutLimit(3)
  public static final class Own {
    private Own() {}
  }
}

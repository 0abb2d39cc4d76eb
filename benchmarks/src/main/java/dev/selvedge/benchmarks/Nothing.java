package dev.selvedge.benchmarks;

/** A program that does nothing, for what is added to its start. */
public final class Nothing {
  private Nothing() {}

  /** Returns at once. */
  public static void main(String[] args) {}
}

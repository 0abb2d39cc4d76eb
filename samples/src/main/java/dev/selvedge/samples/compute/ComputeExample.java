package dev.selvedge.samples.compute;

import dev.selvedge.samples.support.Stopwatch;
import java.util.HexFormat;
import java.util.concurrent.Executors;

/** Shows {@link Passwords}: run it, and read. */
public final class ComputeExample {
  private static final int ROUNDS = 2_000_000;

  private ComputeExample() {}

  /** Virtual threads have passwords stretched, and another one is served meanwhile. */
  public static void main(String[] args) throws Exception {
    try (Passwords passwords = new Passwords(ROUNDS);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Stopwatch watch = Stopwatch.start();
      var first = threads.submit(() -> passwords.stretch("secret"));
      var second = threads.submit(() -> passwords.stretch("hidden"));
      System.out.println(
          threads.submit(() -> "a virtual thread is served meanwhile").get() + watch);
      System.out.println(HexFormat.of().formatHex(first.get()) + watch);
      System.out.println(HexFormat.of().formatHex(second.get()) + watch);
    }
  }
}

package dev.selvedge.samples.quickstart;

import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope;

/** Does two things at once, and goes on when both are done. */
public final class QuickStart {

  private QuickStart() {}

  /**
   * The sentence that two halves make.
   *
   * @throws StructuredTaskScope.FailedException if one of them cannot be had; the other one is
   *     cancelled then
   */
  public static String greeting(Callable<String> hello, Callable<String> world)
      throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      var first = scope.fork(hello);
      var second = scope.fork(world);
      scope.join();
      return first.get() + ", " + second.get() + "!";
    }
  }
}

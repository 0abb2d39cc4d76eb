package dev.selvedge.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the guard adds to a test that does nothing: 1,000 empty tests with it and without it, in
 * turn, in one JVM with the agent.
 */
public final class EmptyTests {

  private static final int TESTS = 1_000;
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 4;
  private static final double MICRO = 1e3;

  private EmptyTests() {}

  /** Runs and prints the comparison; the JVM must have the agent. */
  public static void main(String[] args) {
    Launcher launcher = LauncherFactory.create();
    List<Long> plain = new ArrayList<>();
    List<Long> guarded = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> plainNow = run(launcher, PlainTestCases.class);
      List<Long> guardedNow = run(launcher, GuardedTestCases.class);
      if (round >= WARM_UP) {
        plain.addAll(plainNow);
        guarded.addAll(guardedNow);
      }
    }
    System.out.printf(
        "An empty test, median of %d: plain %.1f us, guarded %.1f us, the guard adds %.1f us%n",
        plain.size(),
        median(plain) / MICRO,
        median(guarded) / MICRO,
        (median(guarded) - median(plain)) / MICRO);
  }

  private static List<Long> run(Launcher launcher, Class<?> tests) {
    Times times = new Times();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(), times);
    if (times.nanos.size() != TESTS) {
      throw new IllegalStateException(times.nanos.size() + " tests of " + tests + " passed");
    }
    return times.nanos;
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Without the guard. */
  public static class PlainTestCases {
    @RepeatedTest(TESTS)
    void empty() {}
  }

  /** With it. */
  @Guarded
  public static class GuardedTestCases {
    @RepeatedTest(TESTS)
    void empty() {}
  }

  private static final class Times implements TestExecutionListener {
    private final Map<TestIdentifier, Long> started = new ConcurrentHashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    @Override
    public void executionStarted(TestIdentifier test) {
      started.put(test, System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      long now = System.nanoTime();
      Long start = started.remove(test);
      if (test.isTest()
          && start != null
          && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
        nanos.add(now - start);
      }
    }
  }
}

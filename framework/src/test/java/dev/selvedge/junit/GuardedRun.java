package dev.selvedge.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.internal.FakeAgent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** One execution of fixture classes by the Jupiter engine, and what came of it. */
record GuardedRun(FakeAgent agent, EngineExecutionResults results) {

  private static final Map<String, String> PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

  static GuardedRun of(FakeAgent agent, Class<?>... fixtures) {
    return of(agent, Map.of(), fixtures);
  }

  static GuardedRun of(FakeAgent agent, Map<String, String> parameters, Class<?>... fixtures) {
    FakeAgent.current = agent;
    Map<String, String> all = new LinkedHashMap<>(parameters);
    // For the one that provides the fake.
    all.put(AutoDetection.ENABLED, "true");
    all.putIfAbsent(SuiteChoice.GUARDED, "false");
    return new GuardedRun(agent, execute(all, fixtures));
  }

  /** Runs the fixtures with the agent of this JVM. */
  static EngineExecutionResults execute(Map<String, String> parameters, Class<?>... fixtures) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Stream.of(fixtures)
                .map(type -> selectClass(type))
                .toArray(org.junit.platform.engine.DiscoverySelector[]::new))
        .configurationParameters(parameters)
        .execute();
  }

  /** Parameters of a parallel run; up to JUnit 6.0 both names mean the ForkJoin executor. */
  static Map<String, String> parallel(String executor) {
    Map<String, String> all = new LinkedHashMap<>(PARALLEL);
    all.put("junit.jupiter.execution.parallel.config.executor-service", executor);
    return all;
  }

  /** Returns {@code display name=throwable} of what failed, tests and containers. */
  static Map<String, Throwable> failures(EngineExecutionResults results) {
    Map<String, Throwable> failures = new LinkedHashMap<>();
    results.allEvents().failed().stream()
        .forEach(
            event ->
                failures.put(
                    event.getTestDescriptor().getDisplayName(),
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()));
    return failures;
  }

  Map<String, Throwable> failures() {
    return failures(results);
  }

  List<String> passed() {
    return names(results.testEvents().succeeded());
  }

  private static List<String> names(Events events) {
    return events.stream().map(Event::getTestDescriptor).map(it -> it.getDisplayName()).toList();
  }
}

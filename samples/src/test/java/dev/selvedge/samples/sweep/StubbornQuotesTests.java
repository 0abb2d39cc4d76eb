package dev.selvedge.samples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What a sweep says of quotes that cannot be cancelled. */
class StubbornQuotesTests {

  @Test
  void failsAtThePointsAtWhichTheyCannotBeCancelled() throws IOException {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(StubbornQuotesTestCases.class))
            .execute()
            .testEvents();

    Map<String, String> failures = new LinkedHashMap<>();
    tests.failed().stream()
        .forEach(
            event ->
                failures.put(
                    event.getTestDescriptor().getDisplayName(),
                    String.valueOf(
                        event
                            .getRequiredPayload(TestExecutionResult.class)
                            .getThrowable()
                            .orElseThrow())));
    assertThat(failures)
        .hasSize(2)
        .hasKeySatisfying(named("Thread.sleep at StubbornQuotesTestCases.java:"))
        .hasKeySatisfying(named("FutureTask.get at StubbornQuotes.java:"));
    assertThat(failures.values())
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .contains(
                        "SwallowedCancellation", Markers.place("sweep", "StubbornQuotes.java")))
        .anySatisfy(failure -> assertThat(failure).contains("expected: 1"));
    // Before it has a permit, nothing is wrong with it.
    assertThat(tests.succeeded().count()).isEqualTo(2);
  }

  private static Condition<String> named(String point) {
    return new Condition<>(name -> name.contains(point), point);
  }
}

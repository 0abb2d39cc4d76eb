package dev.selvedge.samples.virtualthread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.samples.demo.Markers;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The guard on what virtual threads do to their carriers: whoever keeps one fails. */
class GuardedCarriersTests {

  @Test
  void onlyTheTestsThatKeepACarrierFail() throws Exception {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(GuardedCarriersTestCases.class))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().stream().map(GuardedCarriersTests::name))
        .containsExactlyInAnyOrder("convert()", "next()");
    assertThat(failure(tests, "nextBlocking()"))
        .startsWith("BlockedCarrier: ")
        .contains(Markers.place("virtualthread", "BlockingCommands.java"));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static String failure(Events tests, String test) {
    return tests.failed().stream()
        .filter(event -> name(event).equals(test))
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}

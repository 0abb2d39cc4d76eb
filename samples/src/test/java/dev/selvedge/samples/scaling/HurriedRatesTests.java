package dev.selvedge.samples.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What a test with several sizes says of rates that are asked for all at once. */
class HurriedRatesTests {

  @Test
  void failWithTheLargerOrder() throws IOException {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(HurriedRatesTestCases.class))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().stream().map(HurriedRatesTests::name))
        .containsExactly("[1] 25 inputs");
    assertThat(tests.failed().stream().map(HurriedRatesTests::name))
        .containsExactly("[2] 100 inputs");
    assertThat(failure(tests))
        .startsWith("GrowingFanOut: ")
        .contains("peak 25 -> 100 when the input grew from 25 to 100")
        .contains(Markers.place("scaling", "HurriedRates.java"));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static String failure(Events tests) {
    return tests.failed().stream()
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}

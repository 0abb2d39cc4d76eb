package dev.selvedge.samples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The guard on tests of shipping: the one that leaves a thread behind fails, the other passes. */
class GuardedShippingTests {

  @BeforeAll
  static void callACourier() {
    GuardedShippingTestCases.late = new TestCourier();
  }

  /** Lets the thread end that the twin has left behind. */
  @AfterAll
  static void pickUp() {
    GuardedShippingTestCases.late.pickUp();
  }

  @Test
  void onlyTheTestThatLeavesAThreadBehindFails() throws IOException {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(GuardedShippingTestCases.class))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().stream().map(GuardedShippingTests::name))
        .containsExactly("ship()");
    assertThat(tests.failed().stream().map(GuardedShippingTests::name))
        .containsExactly("shipLeaky()");
    String failure = failure(tests);
    assertThat(failure.lines().findFirst().orElseThrow())
        .startsWith("UnfinishedTask: virtual thread started at ")
        .contains(Markers.place("task", "LeakyShipping.java"))
        .contains("after its test: it waits for a latch (CountDownLatch.await) at")
        .contains("TestCourier.awaitPickUp (TestCourier.java:");
    assertThat(failure)
        .contains("at " + TestCourier.class.getName() + ".awaitPickUp(TestCourier.java:")
        .contains(GuardedShippingTestCases.class.getName() + ".shipLeaky()")
        .doesNotContain("BlockedEventLoop");
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

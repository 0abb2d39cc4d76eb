package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.ShopCases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The code of the page on JUnit does under the agent what the page says. */
class ShopIT {

  @Test
  void parametersAnswerAndDetachedWorkMayLiveOn() {
    assertThat(run(ShopCases.CheckoutTest.class)).isEmpty();
  }

  @Test
  void aTestThatShowsAFaultPasses() {
    assertThat(run(ShopCases.OldMailerTest.class)).isEmpty();
  }

  @Test
  void aClassThatIsTakenOutIsNotGuarded() {
    assertThat(run(ShopCases.OldImporterTest.class))
        .containsOnlyKeys("stopsCleanly(Guard, Recording)");
  }

  private static Map<String, Throwable> run(Class<?> fixture) {
    EngineExecutionResults results = GuardedRun.execute(Map.of(), fixture);
    results.testEvents().assertThatEvents().isNotEmpty();
    return GuardedRun.failures(results);
  }
}

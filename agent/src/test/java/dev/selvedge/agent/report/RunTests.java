package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTests {

  @Test
  void aForkOfABuildIsKnownByItsModuleAndNumber() {
    assertThat(run(JournalFixture.start("folder", "shop", "fork", 2)).label())
        .isEqualTo("shop, fork 2, process 123");
  }

  @Test
  void aProgramIsKnownByItsMainClassOrJar() {
    assertThat(run(JournalFixture.start()).label()).isEqualTo("com.acme.Main, process 123");
    assertThat(run(JournalFixture.start("main", "/srv/app/shop.jar", "folder", "app")).label())
        .isEqualTo("app, shop.jar, process 123");
  }

  @Test
  void oneWithoutStartLineIsKnownByItsId() {
    assertThat(run(Map.of()).label()).isEqualTo("JVM r");
    assertThat(run(Map.of()).lastSeen()).isEmpty();
    assertThat(run(Map.of()).watchedNanos()).isZero();
  }

  @Test
  void timesThatNoClockTellsAreNone() {
    Run run = run(JournalFixture.start("epochMillis", Long.MAX_VALUE));

    assertThat(run.lastSeen()).isEmpty();
    assertThat(run.epochNanos(42)).isEqualTo(42);
  }

  @Test
  void saysHowItEnded() {
    Map<String, Object> start = JournalFixture.start();

    assertThat(run(start).state()).isEqualTo("Killed or still running");
    assertThat(new Run("r", start, Map.of(), true, 0).state()).isEqualTo("Still running");
    assertThat(new Run("r", start, JournalFixture.end(), false, 0).state()).isEqualTo("Ended");
  }

  private static Run run(Map<String, Object> start) {
    return new Run("r", start, Map.of(), false, 9_000_000_000L);
  }
}

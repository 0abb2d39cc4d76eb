package dev.selvedge.agent.rule.leakedpermit;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LeakedPermitTests {

  private static final Frame ACQUIRE = jdk("java.util.concurrent.Semaphore.acquire:318");
  private static final Frame TAKER = user("com.acme.Quotes.quote:41");
  private static final Frame MADE = jdk("java.util.concurrent.Semaphore.<init>:257");
  private static final Frame MAKER = user("com.acme.Quotes.open:23");

  private final LeakedPermit rule = new LeakedPermit();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("LeakedPermit");
  }

  @Test
  void blamesTheLineThatAcquiredWhatWasNotGivenBack() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(lost(1, List.of(MADE, MAKER), List.of(ACQUIRE, TAKER))));

    assertThat(candidate.site()).isEqualTo(TAKER.element());
    assertThat(candidate.origin()).isEqualTo(MAKER.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.Semaphore.acquire");
    assertThat(candidate.stack()).containsExactly(ACQUIRE.element(), TAKER.element());
    assertThat(candidate.certainty().reached(0)).isTrue();
    assertThat(candidate.message())
        .isEqualTo(
            "a permit acquired at Quotes.quote (Quotes.java:41) was not given back, and all that"
                + " used the semaphore made at Quotes.open (Quotes.java:23) has ended: it began"
                + " with 16 and has 15 left");
  }

  @Test
  void saysHowManyWereLostAtOnePlace() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(lost(3, List.of(MADE, MAKER), List.of(ACQUIRE, TAKER))));

    assertThat(candidate.message()).startsWith("3 permits acquired at ").contains("has 13 left");
  }

  @Test
  void isSilentIfNothingIsMissing() {
    assertThat(rule.judge(lost(0, List.of(MADE, MAKER), List.of(ACQUIRE, TAKER)))).isNull();
  }

  @Test
  void isSilentAboutWhatTheUserHasNoPartIn() {
    Frame client = library("org.lib.Client.open");

    assertThat(rule.judge(lost(1, List.of(MADE, client), List.of(ACQUIRE, TAKER)))).isNull();
    assertThat(rule.judge(lost(1, List.of(MADE, MAKER), List.of(ACQUIRE, client)))).isNull();
    assertThat(rule.judge(lost(1, List.of(), List.of()))).isNull();
  }

  private static LostPermits lost(int count, List<Frame> origin, List<Frame> taken) {
    Lineage lineage = new Lineage("w1", List.of(new Ancestor(1, TaskKind.TEST, "Quotes", null)), 0);
    return new LostPermits(16, count, 16 - count, origin, taken, lineage, 5);
  }
}

package dev.selvedge.agent.rule.unboundedfanout;

import static dev.selvedge.agent.event.FanOuts.holding;
import static dev.selvedge.agent.event.FanOuts.running;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOuts;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnboundedFanOutTests {

  private static final Frame FORKS = user("com.acme.Prices.all:41");
  private static final List<Frame> STARTED =
      List.of(jdk("java.lang.Thread.startVirtualThread"), FORKS);

  private final UnboundedFanOut rule = new UnboundedFanOut();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("UnboundedFanOut");
  }

  @Test
  void blamesTheLineThatForks() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(running(TaskKind.VIRTUAL_THREAD, 300, STARTED), 256));

    assertThat(candidate.site()).isEqualTo(FORKS.element());
    assertThat(candidate.api()).isEqualTo("java.lang.Thread.startVirtualThread");
    assertThat(candidate.series()).isEqualTo(FanOuts.SERIES);
    assertThat(candidate.lineage()).isNotNull();
    assertThat(candidate.message())
        .isEqualTo(
            "300 virtual threads made at Prices.all (Prices.java:41) ran at once, more than the"
                + " limit of 256: nothing bounds them (1,000 made by one task)");
  }

  @Test
  void isSilentUpToTheLimit() {
    assertThat(rule.judge(running(TaskKind.VIRTUAL_THREAD, 16, STARTED), 16)).isNull();
    assertThat(rule.judge(running(TaskKind.VIRTUAL_THREAD, 17, STARTED), 16)).isNotNull();
  }

  @Test
  void countsThoseThatHoldAPermitWhereThereAreSome() {
    assertThat(rule.judge(holding(TaskKind.VIRTUAL_THREAD, 16, STARTED), 16)).isNull();
  }

  @Test
  void saysThatThePermitsAreTooMany() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(holding(TaskKind.VIRTUAL_THREAD, 300, STARTED), 256));

    assertThat(candidate.message())
        .contains("held a permit at once")
        .contains("their permits do not bound them to that")
        .contains("at most 700 waiting for a permit at once");
  }

  @Test
  void isAConsequenceOfTooManyPlatformThreads() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(running(TaskKind.THREAD, 300, STARTED), 256));

    assertThat(candidate.subjects()).contains(Subject.threadsOf(7));
  }

  @Test
  void tellsOfAFlatMapHowToBoundIt() {
    List<Frame> flatMap = List.of(library("reactor.core.publisher.Flux.flatMap"), FORKS);
    Candidate candidate =
        Objects.requireNonNull(rule.judge(running(TaskKind.SUBSCRIPTION, 600, flatMap), 256));

    assertThat(candidate.message())
        .startsWith("600 inner subscriptions made at Prices.all (Prices.java:41) ran at once");
    assertThat(candidate.fix()).contains("concatMap");
  }

  @Test
  void isSilentAboutWhatNoLineOfTheUserForks() {
    List<Frame> inside = List.of(jdk("java.lang.Thread.start"), library("org.lib.Server.accept"));

    assertThat(rule.judge(running(TaskKind.THREAD, 300, inside), 256)).isNull();
  }
}

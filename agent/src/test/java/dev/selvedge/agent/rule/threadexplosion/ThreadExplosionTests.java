package dev.selvedge.agent.rule.threadexplosion;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.Grown.crowd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Grown;
import dev.selvedge.agent.event.ThreadCrowd.Maker;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThreadExplosionTests {

  private static final Frame STARTS = user("com.acme.Orders.place:41");
  private static final Frame MAKES = user("com.acme.Orders.open:12");

  private static final List<Frame> STARTED = List.of(jdk("java.lang.Thread.start"), STARTS);
  private static final List<Frame> FED =
      List.of(jdk("java.util.concurrent.ThreadPoolExecutor.execute"), STARTS);
  private static final List<Frame> MADE =
      List.of(jdk("java.util.concurrent.Executors.newCachedThreadPool"), MAKES);

  private final ThreadExplosion rule = new ThreadExplosion();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("ThreadExplosion");
  }

  @Test
  void blamesTheLineThatStartsThreads() {
    Candidate candidate = Objects.requireNonNull(rule.judge(crowd(Maker.LINE, STARTED, STARTED)));

    assertThat(candidate.site()).isEqualTo(STARTS.element());
    assertThat(candidate.origin()).isEqualTo(STARTS.element());
    assertThat(candidate.api()).isEqualTo("java.lang.Thread.start");
    assertThat(candidate.series()).isEqualTo(Grown.SERIES);
    assertThat(candidate.subjects()).containsExactly(Subject.threadsOf(7));
    assertThat(candidate.message())
        .isEqualTo(
            "300 platform threads were alive together that were started at Orders.place"
                + " (Orders.java:41): nothing bounds how many there are");
  }

  @Test
  void blamesTheLineThatFeedsAnExecutorWithoutAMaximum() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(crowd(Maker.UNBOUNDED_EXECUTOR, FED, MADE)));

    assertThat(candidate.site()).isEqualTo(STARTS.element());
    assertThat(candidate.origin()).isEqualTo(MAKES.element());
    assertThat(candidate.message())
        .contains("in the executor made at Orders.open (Orders.java:12) and fed at Orders.place")
        .contains("without a maximum");
  }

  @Test
  void saysHowManyExecutorsThereAre() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(crowd(Maker.MANY_EXECUTORS, List.of(), MADE)));

    assertThat(candidate.site()).isEqualTo(MAKES.element());
    assertThat(candidate.message()).contains("in 30 or more executors that were made at Orders");
  }

  @Test
  void isSilentAboutThreadsThatNoLineOfTheUserStarts() {
    List<Frame> inside = List.of(jdk("java.lang.Thread.start"), library("org.lib.Server.accept"));

    assertThat(rule.judge(crowd(Maker.LINE, inside, inside))).isNull();
  }
}

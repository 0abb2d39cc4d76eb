package dev.selvedge.agent.rule.unboundedfanout;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.Grown.fanOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Grown;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnboundedFanOutTests {

  private static final Frame FORKS = user("com.acme.Quotes.of:27");
  private static final List<Frame> STARTED = List.of(jdk("java.lang.Thread.start"), FORKS);
  private static final List<Frame> SENT = List.of(jdk("java.net.http.HttpClient.sendAsync"), FORKS);

  private final UnboundedFanOut rule = new UnboundedFanOut();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("UnboundedFanOut");
  }

  @Test
  void blamesTheLineThatMakesTheTasks() {
    Candidate candidate = judge(TaskKind.VIRTUAL_THREAD, false, 0, STARTED);

    assertThat(candidate.site()).isEqualTo(FORKS.element());
    assertThat(candidate.api()).isEqualTo("java.lang.Thread.start");
    assertThat(candidate.series()).isEqualTo(Grown.SERIES);
    assertThat(candidate.subjects()).doesNotContain(Subject.threadsOf(7));
    assertThat(candidate.message())
        .isEqualTo(
            "1,000 virtual threads made at Quotes.of (Quotes.java:27) ran at once, more than the"
                + " limit of 256: nothing bounds them (1,200 made by one task)");
  }

  @Test
  void saysThatTheirPermitsAreTooMany() {
    Candidate candidate = judge(TaskKind.POOL_TASK, true, 40, STARTED);

    assertThat(candidate.message())
        .contains("1,000 pool tasks made at Quotes.of (Quotes.java:27) held a permit at once")
        .contains("their permits do not bound them to that")
        .contains("at most 40 waiting for a permit at once");
  }

  @Test
  void callsCallsCalls() {
    assertThat(judge(TaskKind.STAGE, false, 0, SENT).message())
        .startsWith("1,000 calls at Quotes.of (Quotes.java:27) were under way at once");
  }

  @Test
  void isAboutThePlatformThreadsThatItTakes() {
    assertThat(judge(TaskKind.THREAD, false, 0, STARTED).subjects()).contains(Subject.threadsOf(7));
  }

  @Test
  void isSilentUpToTheLimit() {
    assertThat(rule.judge(fanOut(TaskKind.SUBTASK, false, 0, STARTED), 1_000)).isNull();
    assertThat(rule.judge(fanOut(TaskKind.SUBTASK, false, 0, STARTED), 999)).isNotNull();
  }

  @Test
  void isSilentAboutTasksThatNoLineOfTheUserMakes() {
    List<Frame> inside = List.of(jdk("java.lang.Thread.start"), library("org.lib.Server.accept"));

    assertThat(rule.judge(fanOut(TaskKind.THREAD, false, 0, inside), 256)).isNull();
  }

  private Candidate judge(TaskKind kind, boolean gated, int waiting, List<Frame> made) {
    return Objects.requireNonNull(rule.judge(fanOut(kind, gated, waiting, made), 256));
  }
}

package dev.selvedge.agent.rule.unclosedexecutor;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class UnclosedExecutorTests {

  private static final Frame API = jdk("java.util.concurrent.Executors.newFixedThreadPool:91");
  private static final Frame MAKER = user("com.acme.Orders.place:41");

  private final UnclosedExecutor rule = new UnclosedExecutor();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("UnclosedExecutor");
  }

  @Test
  void blamesTheLineThatMadeTheExecutor() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(made(TaskKind.TEST, Holder.ORDINARY, API, MAKER)));

    assertThat(candidate.site()).isEqualTo(MAKER.element());
    assertThat(candidate.origin()).isEqualTo(MAKER.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.Executors.newFixedThreadPool");
    assertThat(candidate.stack()).containsExactly(API.element(), MAKER.element());
    assertThat(candidate.subjects()).containsExactly(Subject.executor(3));
    assertThat(candidate.certainty().reached(0)).isTrue();
    assertThat(candidate.message())
        .startsWith(
            "the executor made at Orders.place (Orders.java:41) by Executors.newFixedThreadPool was"
                + " not shut down before the end of its test");
  }

  @ParameterizedTest
  @CsvSource({
    "TEST, its test:",
    "CLASS, its test class:",
    "RECORD, its recording:",
    "JVM, the program:"
  })
  void saysWhatHasEnded(TaskKind window, String words) {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(made(window, Holder.ORDINARY, API, MAKER)));

    assertThat(candidate.message()).contains("before the end of " + words);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ORDINARY")
  void isSilentAboutWhatIsThereForGood(Holder holder) {
    assertThat(rule.judge(made(TaskKind.TEST, holder, API, MAKER))).isNull();
  }

  @Test
  void isSilentAboutWhatTheUserDidNotMake() {
    Frame client = library("org.lib.Client.open");

    assertThat(rule.judge(made(TaskKind.TEST, Holder.ORDINARY, API, client))).isNull();
    assertThat(rule.judge(made(TaskKind.TEST, Holder.ORDINARY))).isNull();
  }

  private static OpenExecutor made(TaskKind window, Holder holder, Frame... origin) {
    Lineage lineage = new Lineage("w1", List.of(new Ancestor(1, window, "Orders", null)), 0);
    return new OpenExecutor(3, List.of(origin), lineage, 5, holder);
  }
}

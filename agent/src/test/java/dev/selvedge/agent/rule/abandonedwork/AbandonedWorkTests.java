package dev.selvedge.agent.rule.abandonedwork;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.AbandonedTask.Waiter;
import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AbandonedWorkTests {

  private static final List<Frame> MADE =
      List.of(
          jdk("java.util.concurrent.ExecutorService.submit:145"), user("com.acme.Mailer.send:41"));
  private static final List<Frame> SHUTDOWN =
      List.of(
          jdk("java.util.concurrent.ThreadPoolExecutor.shutdownNow:1"),
          user("com.acme.Mailer.stop:50"));
  private static final List<Frame> AWAIT =
      List.of(
          jdk("java.util.concurrent.ThreadPoolExecutor.awaitTermination:1"),
          user("com.acme.Mailer.close:60"));
  private static final Waiter WAITS =
      new Waiter(
          "main",
          List.of(jdk("java.util.concurrent.FutureTask.get:1"), user("com.acme.Main.main:7")),
          false,
          9);
  private static final Waiter GAVE_UP = new Waiter("main", WAITS.stack(), true, 0);

  private final AbandonedWork rule = new AbandonedWork();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("AbandonedWork");
  }

  @ParameterizedTest
  @EnumSource
  void firesForWhateverIsLostWhileSomebodyWaits(Loss loss) {
    Candidate candidate = judge(loss, MADE, SHUTDOWN, WAITS);

    assertThat(candidate.site()).isEqualTo(MADE.get(1).element());
    assertThat(candidate.origin()).isEqualTo(MADE.get(1).element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.ExecutorService.submit");
    assertThat(candidate.thread()).isEqualTo("main");
    assertThat(candidate.stack()).hasSize(2).last().isEqualTo(WAITS.stack().get(1).element());
    assertThat(candidate.subjects())
        .containsExactly(Subject.task(7), Subject.executor(3), Subject.task(9));
    assertThat(candidate.message())
        .startsWith("pool task submitted at Mailer.send (Mailer.java:41) never ran: ")
        .endsWith(", and 'main' waits for it at Main.main (Main.java:7)");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "GIVEN_UP")
  void isSilentAsLongAsNobodyWaits(Loss loss) {
    assertThat(rule.judge(task(loss, MADE, List.of(), null))).isNull();
  }

  @Test
  void saysWhatHasDroppedIt() {
    assertThat(judge(Loss.DISCARDED, MADE, List.of(), GAVE_UP).message())
        .endsWith(
            "its pool had no room for it, and DiscardPolicy dropped it, and 'main' waited for it in"
                + " vain at Main.main (Main.java:7)");
    assertThat(judge(Loss.TOO_LATE, MADE, List.of(), WAITS).message())
        .contains("its pool was shut down, and CallerRunsPolicy dropped it");
    assertThat(judge(Loss.SHUT_DOWN, MADE, SHUTDOWN, WAITS).message())
        .contains("shutdownNow at Mailer.stop (Mailer.java:50) took it out of the queue");
    assertThat(judge(Loss.GIVEN_UP, MADE, AWAIT, null).message())
        .endsWith(
            "never ran: it was still queued when awaitTermination at Mailer.close (Mailer.java:60)"
                + " gave up, and nobody looked at the answer");
  }

  @Test
  void blamesWhoDoesNotLookWhereTheMakerIsNotKnown() {
    Candidate candidate = judge(Loss.GIVEN_UP, List.of(), AWAIT, null);

    assertThat(candidate.site()).isEqualTo(AWAIT.get(1).element());
    assertThat(candidate.origin()).isNull();
    assertThat(candidate.message()).startsWith("pool task never ran: ");
  }

  @Test
  void isTheBusinessOfALibraryUntilTheUserWaits() {
    List<Frame> client = List.of(library("org.lib.Client.open"), library("org.lib.Client.run"));
    Waiter helper = new Waiter("client", client, false, 0);

    assertThat(rule.judge(task(Loss.SHUT_DOWN, List.of(), client, helper))).isNull();
    assertThat(judge(Loss.SHUT_DOWN, List.of(), client, WAITS).site())
        .isEqualTo(WAITS.stack().get(1).element());
  }

  private Candidate judge(Loss loss, List<Frame> made, List<Frame> by, @Nullable Waiter waiter) {
    return Objects.requireNonNull(rule.judge(task(loss, made, by, waiter)));
  }

  private static AbandonedTask task(
      Loss loss, List<Frame> made, List<Frame> by, @Nullable Waiter waiter) {
    Lineage lineage =
        new Lineage("w1", List.of(new Ancestor(7, TaskKind.POOL_TASK, null, null)), 0);
    return new AbandonedTask(
        TaskKind.POOL_TASK, loss, made, by, policy(loss), waiter, lineage, 3, 5);
  }

  private static @Nullable String policy(Loss loss) {
    return switch (loss) {
      case DISCARDED -> "java.util.concurrent.ThreadPoolExecutor$DiscardPolicy";
      case TOO_LATE -> "java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy";
      case SHUT_DOWN, GIVEN_UP -> null;
    };
  }
}

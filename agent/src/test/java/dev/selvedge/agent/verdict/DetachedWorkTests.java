package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that is meant to live on is not asked for its end; all else is said of it. */
class DetachedWorkTests extends VerdictFixture {

  private static final StackTraceElement MADE =
      new StackTraceElement("com.acme.Metrics", "start", "Metrics.java", 7);

  @BeforeEach
  void namesAlone() {
    verdict =
        new Verdict(
            new Policy(Map.of(), Severity.ERROR, 64),
            journal,
            new Allowances(
                List.of(), source -> List.of(), element -> Frame.of(element, Owner.USER, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ForgottenFuture",
        "UnfinishedTask",
        "NeverCompletedFuture",
        "UnclosedExecutor",
        "OrphanedByTimeout"
      })
  void needsNoEnd(String rule) {
    open("com.acme.Metrics");
    verdict.propose(madeAt(rule, MADE, null));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.suppressions())
        .singleElement()
        .satisfies(
            allowance ->
                assertThat(allowance)
                    .containsEntry("rule", "detached work")
                    .containsEntry("where", "com.acme.Metrics")
                    .containsEntry("because", "it lives on"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LostFailure",
        "UncaughtTaskFailure",
        "BlockedEventLoop",
        "SwallowedCancellation",
        "IgnoredCancellation",
        "AbandonedWork",
        "DeadPeriodicTask"
      })
  void mayDoNothingElse(String rule) {
    open("com.acme.Metrics");
    verdict.propose(madeAt(rule, MADE, null));

    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void isWhatIsMadeThereAndNotWhatRunsThere() {
    open("com.acme.Handler");
    verdict.propose(madeAt("UnfinishedTask", MADE, null));

    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void isAlsoWhatItMakesInTurn() {
    open("com.acme.Metrics");
    Lineage lineage =
        new Lineage(
            "w1",
            List.of(
                new Ancestor(2, TaskKind.POOL_TASK, null, line(3)),
                new Ancestor(1, TaskKind.THREAD, null, MADE)),
            0);
    verdict.propose(madeAt("UnfinishedTask", line(3), lineage));

    assertThat(verdict.findings()).isEmpty();
  }

  @Test
  void isAllOfItsWindowWhereNoCodeIsNamed() {
    String test = open("");
    verdict.propose(madeAt("UnfinishedTask", line(3), null));
    verdict.close(test);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.suppressions().get(0)).containsEntry("where", "*");

    verdict.open(Map.of("kind", "test", "name", "other()"));
    verdict.propose(madeAt("UnfinishedTask", line(3), null));
    assertThat(verdict.findings()).hasSize(1);
  }

  private String open(String where) {
    return verdict.open(
        Map.of("kind", "test", "name", "bar()"),
        List.of(new Allowance(Allowance.OF_DETACHED_WORK, where, "it lives on", "@Detached")));
  }

  private static Candidate madeAt(
      String rule, StackTraceElement origin, @Nullable Lineage lineage) {
    Candidate made = candidate(new MadeUpRule(rule, Severity.ERROR), line(41), Certainty.atOnce());
    return new Candidate(
        made.rule(),
        made.api(),
        made.message(),
        made.fix(),
        made.site(),
        made.stack(),
        made.thread(),
        made.nanos(),
        made.certainty(),
        origin,
        lineage);
  }
}

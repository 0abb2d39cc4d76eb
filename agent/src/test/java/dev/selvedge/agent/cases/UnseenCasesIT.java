package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.InWindow;
import dev.selvedge.agent.cases.unseen.DeadTasks;
import dev.selvedge.agent.cases.unseen.LivingTasks;
import dev.selvedge.agent.cases.unseen.SeenFailures;
import dev.selvedge.agent.cases.unseen.StartedThreads;
import dev.selvedge.agent.cases.unseen.UncaughtTasks;
import dev.selvedge.agent.cases.unseen.UnstartedThreads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Failures that nobody sees, periodic tasks that are dead and threads that nobody starts are found,
 * each at its line, with the agent alone and in a window; and nothing else is.
 */
class UnseenCasesIT {

  private static final List<String> RULES =
      List.of("UncaughtTaskFailure", "DeadPeriodicTask", "NeverStarted");

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(
      classes = {
        UncaughtTasks.class,
        SeenFailures.class,
        DeadTasks.class,
        LivingTasks.class,
        UnstartedThreads.class,
        StartedThreads.class
      })
  void findsTheMarkedLinesWithTheAgentAlone(Class<?> program, @TempDir Path folder)
      throws Exception {
    assertMarked(
        program,
        ChildJvm.watched(folder, String.join(":", RULES)).run(AllOf.class, "", program.getName()),
        "none");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UncaughtTasks.class,
        SeenFailures.class,
        DeadTasks.class,
        LivingTasks.class,
        UnstartedThreads.class,
        StartedThreads.class
      })
  void findsTheMarkedLinesInAWindow(Class<?> program, @TempDir Path folder) throws Exception {
    assertMarked(
        program,
        ChildJvm.watched(folder, String.join(":", RULES))
            .run(InWindow.class, "", program.getName()),
        "lineage");
  }

  private static void assertMarked(Class<?> program, Outcome outcome, String attribution)
      throws Exception {
    Expectations.assertSound(outcome);
    List<String> marked = new ArrayList<>();
    for (String rule : RULES) {
      Markers.of(program, rule).keySet().forEach(line -> marked.add(line + " " + rule));
    }
    List<Finding> found = outcome.journal().findings();
    assertThat(found)
        .describedAs("%s", found)
        .extracting(finding -> finding.siteLine() + " " + finding.text("rule"))
        .containsExactlyInAnyOrderElementsOf(marked);
    assertThat(found)
        .allSatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo(program.getSimpleName() + ".java");
              assertThat(finding.text("attribution")).isEqualTo(attribution);
              assertThat(finding.number("count")).isPositive();
              assertThat(finding.stack())
                  .isNotEmpty()
                  .noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }
}

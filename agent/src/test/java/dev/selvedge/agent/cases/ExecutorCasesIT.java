package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.executors.Abandoned;
import dev.selvedge.agent.cases.executors.NotAbandoned;
import dev.selvedge.agent.cases.executors.NotUnclosed;
import dev.selvedge.agent.cases.executors.Unclosed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Executors that nobody shuts down, and work that never runs, are found with the agent alone and in
 * a window, each at its line, and nothing else.
 */
class ExecutorCasesIT {

  private static final String RULES = "rules=UnclosedExecutor:AbandonedWork:UnfinishedTask";

  @TempDir Path folder;

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(classes = {Unclosed.class, NotUnclosed.class})
  void executorsAreFoundWithTheAgentAlone(Class<?> program) throws Exception {
    List<Finding> findings = run(program);

    assertMarked(findings, program, "UnclosedExecutor");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("attribution")).isEqualTo("none"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Unclosed.class, NotUnclosed.class})
  void executorsAreFoundInAWindow(Class<?> program) throws Exception {
    List<Finding> findings = run(program, "window");

    assertMarked(findings, program, "UnclosedExecutor", "UnfinishedTask");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("attribution")).isEqualTo("lineage"));
  }

  @Test
  void aPoolForEachRequestIsOneFindingWithACount() throws Exception {
    assertThat(run(Unclosed.class))
        .filteredOn(finding -> finding.method().equals("handle"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.number("count")).isEqualTo(3);
              assertThat(finding.text("api"))
                  .isEqualTo("java.util.concurrent.Executors.newFixedThreadPool");
            });
  }

  @Test
  void theTaskThatKeepsAnExecutorOpenIsTheFinding() throws Exception {
    assertThat(run(Unclosed.class, "window"))
        .filteredOn(finding -> finding.text("rule").equals("UnfinishedTask"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.line().getAsJsonArray("consequences").toString())
                    .contains("UnclosedExecutor"));
  }

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(classes = {Abandoned.class, NotAbandoned.class})
  void workIsFoundWithTheAgentAlone(Class<?> program) throws Exception {
    List<Finding> findings =
        run(program).stream()
            .filter(finding -> !finding.text("rule").equals("UnclosedExecutor"))
            .toList();

    assertMarked(findings, program, "AbandonedWork");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("severity")).isEqualTo("ERROR"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Abandoned.class, NotAbandoned.class})
  void workIsFoundInAWindowAndWhoWaitsForItIsItsConsequence(Class<?> program) throws Exception {
    List<Finding> findings = run(program, "window");

    assertMarked(findings, program, "AbandonedWork");
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.text("attribution")).isEqualTo("lineage"));
  }

  private List<Finding> run(Class<?> program, String... arguments) throws Exception {
    Outcome outcome =
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "formats=none", RULES))
            .run(program, arguments);
    Expectations.assertSound(outcome);
    return outcome.journal().findings();
  }

  private static void assertMarked(List<Finding> findings, Class<?> program, String... rules)
      throws Exception {
    List<String> marked = new ArrayList<>();
    for (String rule : rules) {
      Map<Integer, String> lines = Markers.of(program, rule);
      lines.keySet().forEach(line -> marked.add(line + " " + rule));
    }
    assertThat(findings)
        .describedAs("%s", findings)
        .extracting(finding -> finding.siteLine() + " " + finding.text("rule"))
        .containsExactlyInAnyOrderElementsOf(marked);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.line().getAsJsonObject("origin").get("line").getAsInt())
                  .isEqualTo(finding.siteLine());
              assertThat(finding.stack())
                  .isNotEmpty()
                  .noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }
}

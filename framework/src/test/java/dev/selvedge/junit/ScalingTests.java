package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.FakeAgent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;

/** What of a scaled test needs no agent but one that is made up. */
class ScalingTests {

  private static final Map<String, Object> FAN_OUT = Map.of("created", 25, "peak", 25);

  private final FakeAgent agent = new FakeAgent();

  @Test
  void withoutTheAgentFailsInOneLine() {
    Map<String, Throwable> failures =
        GuardedRun.failures(GuardedRun.execute(Map.of(), ScalingTestCases.TwoSizesCases.class));

    assertThat(failures.values())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessageContaining("-javaagent:");
              assertThat(failure.getMessage().lines()).hasSize(1);
            });
  }

  @Test
  void eachSizeIsAnInvocationOfItsOwnWithAWindowOfItsOwn() {
    GuardedRun run = GuardedRun.of(agent.forks(FAN_OUT), ScalingTestCases.TwoSizesCases.class);

    assertThat(run.passed()).containsExactly("[1] 25 inputs", "[2] 100 inputs");
    assertThat(agent.diary())
        .contains("[1] 25 inputs has 25", "[2] 100 inputs has 100")
        .filteredOn(line -> line.startsWith("open"))
        .anyMatch(line -> line.endsWith("[1] 25 inputs"))
        .anyMatch(line -> line.endsWith("[2] 100 inputs"));
    assertThat(told(run)).isEmpty();
  }

  @Test
  void theLastRunIsComparedWithThoseBefore() {
    GuardedRun.of(agent.forks(FAN_OUT), ScalingTestCases.TwoSizesCases.class);

    assertThat(plans())
        .containsExactly(
            Map.of("size", 25, "before", List.of()),
            Map.of(
                "size", 100, "before", List.of(Map.of("size", 25, "fanOuts", List.of(FAN_OUT)))));
  }

  @Test
  void oneInstanceAndNestedClassesAreFine() {
    GuardedRun run = GuardedRun.of(agent, ScalingTestCases.PerClassCases.class);

    assertThat(run.passed()).containsExactly("[1] 1 input", "[2] 10 inputs", "[3] 100 inputs");
    assertThat(plans())
        .extracting(plan -> ((List<?>) plan.get("before")).size())
        .containsExactly(0, 0, 2);
    assertThat(told(run))
        .containsExactly(
            "no line has forked two tasks or more, so there was nothing that could grow");
  }

  @Test
  void sizesRunOneAfterTheOtherInAParallelRun() {
    GuardedRun run =
        GuardedRun.of(
            agent,
            GuardedRun.parallel("FORK_JOIN_POOL"),
            ScalingTestCases.PerClassCases.class,
            ScalingTestCases.TwoSizesCases.class);

    assertThat(run.passed()).hasSize(5);
    assertThat(agent.diary())
        .filteredOn(line -> line.matches("\\d+ inputs"))
        .containsExactly("1 inputs", "10 inputs", "100 inputs");
  }

  @Test
  void afterARunThatHasFailedNothingIsCompared() {
    GuardedRun run = GuardedRun.of(agent.forks(FAN_OUT), ScalingTestCases.FailingCases.class);

    assertThat(run.failures()).containsOnlyKeys("[1] 25 inputs");
    assertThat(plans()).extracting(plan -> plan.get("before")).containsOnly(List.of());
    assertThat(told(run))
        .containsExactly(
            "whether a fan-out grows was not judged, only 1 of 2 sizes have run and passed");
  }

  @Test
  void aLastRunThatFailsByWhatWasFoundWasCompared() {
    agent.forks(FAN_OUT).finds(window("[2] 100 inputs"), FakeAgent.error("f1"));

    GuardedRun run = GuardedRun.of(agent, ScalingTestCases.TwoSizesCases.class);

    assertThat(run.failures()).containsOnlyKeys("[2] 100 inputs");
    assertThat(run.failures().get("[2] 100 inputs")).hasMessage("found f1");
    assertThat(told(run)).isEmpty();
  }

  private static String window(String invocation) {
    return ScalingTestCases.TwoSizesCases.class.getName() + ".scaled(TestInfo, int) " + invocation;
  }

  @Test
  void whatMakesNoSenseFailsInOneLine() {
    Map<String, Throwable> failures =
        GuardedRun.of(agent, ScalingTestCases.BrokenCases.class).failures();

    assertThat(failures.get("oneSize(int)"))
        .hasMessage(
            "@FanOutScaling(sizes = {25}) compares nothing; give at least two sizes, as in {25,"
                + " 100}");
    assertThat(failures.get("nothing(int)")).hasMessageContaining("no number of inputs");
    assertThat(failures.get("notGrowing(int)")).hasMessageContaining("{25, 100, 100}) does not");
    assertThat(failures.get("withoutParameter()"))
        .hasMessageContaining("declare withoutParameter(int inputs)");
    assertThat(failures.get("concurrent(int)")).hasMessageContaining("one after the other");
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> plans() {
    return agent.opened().stream()
        .filter(window -> window.containsKey("scale"))
        .map(window -> (Map<String, Object>) window.get("scale"))
        .toList();
  }

  private static List<String> told(GuardedRun run) {
    return run.results().allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class))
        .flatMap(entry -> entry.getKeyValuePairs().values().stream())
        .toList();
  }
}

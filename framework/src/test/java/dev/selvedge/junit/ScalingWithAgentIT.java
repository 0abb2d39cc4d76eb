package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Tests with several sizes, with the real agent: whatever bounds a fan-out, and what does not. */
class ScalingWithAgentIT {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/selvedge/junit/ScalingKindsTestCases.java");

  @Test
  void whatGrowsFailsInItsLastRunAtTheLineThatForks() throws IOException {
    EngineExecutionResults results =
        GuardedRun.execute(Map.of(), ScalingKindsTestCases.GrowingCases.class);

    Map<String, String> found = new TreeMap<>();
    results.testEvents().failed().stream()
        .forEach(event -> found.put(test(event) + " " + name(event), place(event)));
    assertThat(found)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cachedPool [2] 100 inputs", line("cachedPool"),
                "threads [3] 40 inputs", line("threads"),
                "stages [2] 100 inputs", line("stages"),
                "poolMadeFromTheInput [2] 100 inputs", line("poolMadeFromTheInput"),
                "permitsMadeFromTheInput [2] 100 inputs", line("permitsMadeFromTheInput"),
                "halfOfTheInputs [2] 100 inputs", line("halfOfTheInputs"),
                "whileTheOwnerIsKeptOutOfMonitor [2] 100 inputs",
                    line("whileTheOwnerIsKeptOutOfMonitor")));
    assertThat(message(results, "cachedPool")).contains("peak 25 -> 100 when the input grew");
    assertThat(message(results, "threads")).contains("peak 10 -> 20 -> 40 when");
  }

  @Test
  void whatIsBoundedPasses() {
    EngineExecutionResults results =
        GuardedRun.execute(Map.of(), ScalingKindsTestCases.BoundedCases.class);

    assertThat(GuardedRun.failures(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(26);
  }

  @Test
  void whatIsOverTheNearestLimitFailsAndNothingElse() {
    EngineExecutionResults results =
        GuardedRun.execute(Map.of(), ScalingKindsTestCases.LimitedCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures).containsOnlyKeys("moreThanTheClassAllows()", "[2] 16 inputs");
    assertThat(failures.get("moreThanTheClassAllows()"))
        .hasMessageStartingWith("UnboundedFanOut: ")
        .hasMessageContaining("5 pool tasks made at ScalingKindsTestCases$LimitedCases.fork");
    assertThat(failures.get("[2] 16 inputs"))
        .isInstanceOfSatisfying(
            FindingsError.class,
            error ->
                assertThat(error.findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.rule()).isEqualTo("GrowingFanOut");
                          assertThat(finding.message()).contains("peak 4 -> 16");
                          assertThat(finding.consequences())
                              .extracting(Finding.Consequence::rule)
                              .containsExactly("UnboundedFanOut");
                        }));
  }

  private static String test(Event event) {
    return event
        .getTestDescriptor()
        .getParent()
        .orElseThrow()
        .getDisplayName()
        .replace("(int)", "");
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static Throwable failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  private static String place(Event event) {
    Throwable failure = failure(event);
    List<Finding> findings = failure instanceof FindingsError error ? error.findings() : List.of();
    assertThat(findings)
        .as("%s", failure)
        .extracting(Finding::rule)
        .containsExactly("GrowingFanOut");
    Finding.Site site = findings.get(0).site();
    return site == null ? "unknown" : site.fileName() + ":" + site.lineNumber();
  }

  private static String message(EngineExecutionResults results, String test) {
    return results.testEvents().failed().stream()
        .filter(event -> test(event).equals(test))
        .map(event -> failure(event).getMessage())
        .findFirst()
        .orElseThrow();
  }

  private static String line(String marker) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// GROWS " + marker)) {
        return SOURCE.getFileName() + ":" + (i + 1);
      }
    }
    throw new AssertionError(marker);
  }
}

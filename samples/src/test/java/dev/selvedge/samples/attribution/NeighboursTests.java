package dev.selvedge.samples.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each of many tests that run at a time is blamed for its own fault, and none for another's. */
class NeighboursTests {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/selvedge/samples/attribution/NeighboursTestCases.java");
  private static final Pattern TEST = Pattern.compile("  void (\\w+)\\(\\)");
  private static final Pattern MARK = Pattern.compile("// FINDING: (\\w+)");

  /** With -Dneighbours.repetitions=200 for as long as it takes to believe it. */
  private static final int REPETITIONS = Integer.getInteger("neighbours.repetitions", 6);

  @Test
  void areToldApart() throws IOException {
    Map<String, String> expected = expected();
    for (int i = 0; i < REPETITIONS; i++) {
      assertThat(found(run())).as("round " + i).isEqualTo(expected);
    }
  }

  private static EngineExecutionResults run() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(NeighboursTestCases.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
        .execute();
  }

  /** By test, the rule and line of its finding; a test without one is not in it. */
  private static Map<String, String> found(EngineExecutionResults results) {
    assertThat(results.containerEvents().failed().stream()).as("no class fails").isEmpty();
    Map<String, String> found = new TreeMap<>();
    results.testEvents().failed().stream()
        .forEach(event -> found.put(nameOf(event), String.join(", ", findingsOf(event))));
    return found;
  }

  private static String nameOf(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }

  private static List<String> findingsOf(Event event) {
    Throwable failure =
        event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    assertThat(failure).isInstanceOf(FindingsError.class);
    return ((FindingsError) failure).findings().stream().map(NeighboursTests::inShort).toList();
  }

  private static String inShort(Finding finding) {
    Finding.Site site = finding.site();
    return finding.rule() + " at " + (site == null ? "?" : site.lineNumber());
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    String test = "";
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      Matcher begins = TEST.matcher(lines.get(i));
      test = begins.find() ? begins.group(1) : test;
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.find()) {
        expected.put(test, mark.group(1) + " at " + (i + 1));
      }
    }
    return expected;
  }
}

package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a program that end in {@code // FINDING: LostFailure}, or another rule, perhaps with
 * how many there are of it at that line, {@code x2}, and the oldest JDK that has them, {@code from
 * 25}; and what was found, in the same words.
 */
final class CountedMarkers {

  private static final Pattern MARKER =
      Pattern.compile("// FINDING: (\\w+)(?: x(\\d+))?(?: from (\\d+))?$");

  private CountedMarkers() {}

  /** Checks that a program ended well, and that what is marked was found in it and nothing else. */
  static void assertMarked(Outcome outcome, Class<?> program, String attribution)
      throws IOException {
    Expectations.assertSound(outcome);
    List<Finding> findings = outcome.journal().findings();
    assertThat(told(outcome))
        .describedAs("%s", findings)
        .containsExactlyInAnyOrderElementsOf(marked(program));
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo(program.getSimpleName() + ".java");
              assertThat(finding.text("attribution")).isEqualTo(attribution);
              assertThat(finding.stack()).noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }

  /** What was found: line, rule and count. */
  static List<String> told(Outcome outcome) {
    return outcome.journal().findings().stream().map(CountedMarkers::told).toList();
  }

  /** One of them. */
  static String told(Finding finding) {
    return finding.siteLine() + " " + finding.text("rule") + " x" + finding.number("count");
  }

  /** What is marked: line, rule and count. */
  static List<String> marked(Class<?> program) throws IOException {
    Path source =
        Path.of(System.getProperty("basedir", ""), "src", "test", "java")
            .resolve(program.getName().replace('.', '/') + ".java");
    List<String> lines = Files.readAllLines(source);
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find() && isFor(marker.group(3))) {
        String count = marker.group(2) == null ? "1" : marker.group(2);
        marked.add(i + 1 + " " + marker.group(1) + " x" + count);
      }
    }
    return marked;
  }

  private static boolean isFor(String oldest) {
    return oldest == null || Runtime.version().feature() >= Integer.parseInt(oldest);
  }
}

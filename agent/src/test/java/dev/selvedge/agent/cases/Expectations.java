package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a journal must hold of a program, judged by the marked lines of its source. */
final class Expectations {

  private Expectations() {}

  /** Each marked line was found once and no other line, and each finding is well made. */
  static void assertMarked(Journal journal, Class<?> program) throws IOException {
    Map<Integer, String> marked = Markers.of(program);
    List<Finding> found = journal.findingsIn(program);
    assertThat(found)
        .as("lines of %s", program.getSimpleName())
        .extracting(Finding::siteLine)
        .describedAs("%s", found)
        .containsExactlyInAnyOrderElementsOf(marked.keySet());
    for (Finding finding : found) {
      assertWellMade(finding, marked.get(finding.siteLine()));
    }
  }

  private static void assertWellMade(Finding finding, String line) {
    assertThat(finding.text("rule")).isEqualTo("BlockedEventLoop");
    assertThat(finding.text("severity")).isEqualTo("ERROR");
    assertThat(finding.text("attribution")).isEqualTo("none");
    assertThat(finding.text("fingerprint")).matches("[0-9a-f]{16}");
    String api = finding.text("api");
    String method = api.substring(api.lastIndexOf(api.startsWith("new ") ? ' ' : '.') + 1);
    assertThat(line)
        .as("names the call that was reported, %s", api)
        .contains(method.substring(method.lastIndexOf('.') + 1));
    assertThat(finding.number("count")).isPositive();
    long longest = finding.number("longestNanos");
    assertThat(longest).isNotNegative();
    assertThat(finding.number("durationNanos")).isGreaterThanOrEqualTo(longest);
    assertThat(finding.stack()).isNotEmpty().noneMatch(frame -> frame.contains("agent.sensor."));
  }

  /** The program came to its end and the agent saw all that it could see. */
  static void assertSound(Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome.lastWords()).isZero();
    assertThat(outcome.journal().files()).isEqualTo(1);
    assertThat(outcome.journal().hasEnd()).isTrue();
    assertThat(outcome.journal().start().getAsJsonArray("missingHooks")).isEmpty();
    assertThat(outcome.said()).noneMatch(line -> line.contains("error inside Selvedge"));
  }
}

package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.cancel.AwaitedAgain;
import dev.selvedge.agent.cases.cancel.HeededCancels;
import dev.selvedge.agent.cases.cancel.IgnoredCancels;
import dev.selvedge.agent.cases.cancel.IgnoredScopes;
import dev.selvedge.agent.cases.cancel.IneffectiveCancels;
import dev.selvedge.agent.cases.cancel.OrphanedWaits;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work that goes on though it was given up is found, each at its line and by one rule, and no
 * other: with the agent alone, and with a window for each of the cases.
 */
class CancelCasesIT {

  /** The rule, how many there are at that line, and the oldest JDK that has them. */
  private static final Pattern MARKER =
      Pattern.compile("// FINDING: (\\w+)(?: x(\\d+))?(?: from (\\d+))?$");

  private static final String RULES =
      "OrphanedByTimeout:IneffectiveCancel:SwallowedCancellation:IgnoredCancellation:UnfinishedTask"
          + ":LostFailure:ForgottenFuture:NeverCompletedFuture:UnreadSubtask:AbandonedWork";

  @TempDir private Path folder;

  static Stream<Class<?>> programs() {
    return Stream.of(
        OrphanedWaits.class,
        AwaitedAgain.class,
        IneffectiveCancels.class,
        IgnoredCancels.class,
        HeededCancels.class);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsTheMarkedLinesAndNothingElse(Class<?> program) throws Exception {
    assertMarked(program, "", "none");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsThemInWindows(Class<?> program) throws Exception {
    assertMarked(program, Cases.WINDOWS, "lineage");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksThatTakeNoNotice() throws Exception {
    assertMarked(IgnoredScopes.class, "", "none", "--enable-preview");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksInWindows() throws Exception {
    assertMarked(IgnoredScopes.class, Cases.WINDOWS, "lineage", "--enable-preview");
  }

  private void assertMarked(Class<?> program, String how, String attribution, String... options)
      throws Exception {
    Outcome outcome = jvm().with(options).run(AllOf.class, how, program.getName());

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

  private ChildJvm jvm() {
    return ChildJvm.watched(folder, RULES)
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // With a single processor, or two, an older JVM does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
  }

  private static List<String> told(Outcome outcome) {
    return outcome.journal().findings().stream()
        .map(each -> each.siteLine() + " " + each.text("rule") + " x" + each.number("count"))
        .toList();
  }

  private static List<String> marked(Class<?> program) throws IOException {
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

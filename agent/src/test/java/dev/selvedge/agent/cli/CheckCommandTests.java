package dev.selvedge.agent.cli;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.JournalFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTests {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anErrorFailsAndIsShown() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check(folder)).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("Selvedge: 1 finding (1 error) fails\n\n  1. ERROR BlockedEventLoop: ")
        .contains(
            "(Handlers.java:41)", "in test com.acme.PriceTest.listsPrices()", "     Fix: Use");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void nothingFoundIsFine() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end("suppressed", 2));

    assertThat(check(folder)).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: no findings; 2 suppressed\n");
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', true",
    "'', '', false",
    "true, --annotations=never, false",
    "'', --annotations=always, true"
  })
  void findingsAreAnnotationsWhereGitHubBuilds(String here, String option, boolean annotated)
      throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    List<String> arguments = new ArrayList<>(List.of("check", folder.toString()));
    if (!option.isEmpty()) {
      arguments.add(option);
    }

    int exitCode =
        Main.run(
            Map.of("GITHUB_ACTIONS", here),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));

    assertThat(exitCode).isEqualTo(3);
    assertThat(out.toString().contains("\n::error title=BlockedEventLoop::")).isEqualTo(annotated);
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR, '', 3",
    "WARNING, '', 0",
    "WARNING, --fail-on WARNING, 3",
    "WARNING, --fail-on=warning, 3",
    "ERROR, --fail-on never, 0",
    "ERROR, --severity BlockedEventLoop=WARNING, 0",
    "ERROR, --severity BlockedEventLoop=off, 0",
    "ERROR, --severity LostFailure=off, 3",
    "WARNING, --severity blockedeventloop=error, 3",
    "WARNING, --severity LostFailure=off --severity BlockedEventLoop=ERROR, 3",
    "WARNING, --severity BlockedEventLoop=off --fail-on WARNING, 0"
  })
  void howBadAFindingMayBeIsUpToTheUser(String severity, String options, int exitCode)
      throws IOException {
    JournalFixture.write(
        folder.resolve("run.jsonl"), start(), finding("severity", severity), end());

    Object[] arguments =
        options.isEmpty() ? new Object[] {folder} : (options + " " + folder).split(" ");
    assertThat(check(arguments)).isEqualTo(exitCode);
    if (exitCode == 0) {
      assertThat(out.toString()).startsWith("Selvedge: no finding fails; 1 ").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--fail-on=sometimes, 'accepted: ERROR, WARNING, never'",
    "--fail-on=eror, 'did you mean ERROR?'",
    "--severity=BlokedEventLoop=off, 'did you mean BlockedEventLoop?; accepted: BlockedEventLoop,'",
    "--severity=BlockedEventLoop=loud, 'accepted: ERROR, WARNING, off'",
    "--severity=BlockedEventLoop, write RULE=ERROR",
    "--color=sometimes, 'accepted: auto, always, never'",
    "--servity=X, 'did you mean --severity?'"
  })
  void aWrongWordIsOneLineThatNamesTheRightOnes(String option, String named) throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());

    assertThat(check(option, folder)).isEqualTo(2);
    assertThat(err.toString()).startsWith("selvedge: ").contains(named).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"WARNING, ERROR, 1 of lesser severity", "ERROR, never, 1 found"})
  void whatDoesNotFailIsCountedAsWhatItIs(String severity, String failOn, String words)
      throws IOException {
    JournalFixture.write(
        folder.resolve("run.jsonl"), start(), finding("severity", severity), end());

    assertThat(check("--fail-on", failOn, folder)).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: no finding fails; " + words + "\n");
  }

  @Test
  void theSameFindingOfSeveralJvmsAndFoldersIsOne() throws IOException {
    Path shard = Files.createDirectory(folder.resolve("shard"));
    JournalFixture.write(folder.resolve("run.jsonl"));
    JournalFixture.write(
        shard.resolve("run.jsonl"),
        start("run", "other"),
        finding("run", "other", "test", "com.acme.OtherTest.other()"),
        end("run", "other"));

    assertThat(check(folder, shard)).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("Selvedge: 1 finding (1 error) fails\n")
        .contains("6 times", "in 2 JVMs, in 2 tests");
  }

  @ParameterizedTest
  @CsvSource({"gone, does not exist", "empty, holds no journal"})
  void aFolderThatGivesNothingIsNeverGreen(String name, String complaint) throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());

    assertThat(check(folder, folder.resolve(name))).isEqualTo(1);
    assertThat(err.toString()).contains(complaint).hasLineCount(1);
    assertThat(out.toString()).isEqualTo("Selvedge: no findings\n");
  }

  @Test
  void nothingAtAllIsNeverGreen() {
    assertThat(check(folder)).isEqualTo(1);
    assertThat(err.toString()).contains("holds no journal", "there is nothing to check");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aJournalThatCannotBeReadAsAWholeIsNeverGreen() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());
    Files.writeString(
        folder.resolve("run.jsonl"), "{broken}\n", java.nio.file.StandardOpenOption.APPEND);

    assertThat(check(folder)).isEqualTo(1);
    assertThat(err.toString()).contains("run.jsonl: 1 line could not be read").hasLineCount(1);
  }

  @Test
  void whatFailsCountsMoreThanWhatIsMissing() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check(folder, folder.resolve("gone"))).isEqualTo(3);
    assertThat(err.toString()).contains("gone does not exist");
  }

  @Test
  void aJvmThatWasKilledAndOneThatCouldNotSeeAllAreToldOf() throws IOException {
    JournalFixture.write(
        folder.resolve("run.jsonl"), start("missingHooks", List.of("java.lang.Thread.sleep")));

    assertThat(check(folder)).isZero();
    assertThat(err.toString())
        .contains(
            "selvedge: The JVM did not end in order (killed, or still running)",
            "selvedge: The JVM could not watch all calls")
        .hasLineCount(2);
  }

  @Test
  void quietSaysNothingButWhatIsWrong() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check("-q", folder, folder.resolve("gone"))).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("gone does not exist").hasLineCount(1);
  }

  @Test
  void coloursAreThereWhenAskedFor() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check("--color=always", folder)).isEqualTo(3);
    assertThat(out.toString()).contains("\u001b[1;31mERROR\u001b[0m BlockedEventLoop");
  }

  @Test
  void thereAreNoColoursWhereNobodyLooksOn() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check(folder)).isEqualTo(3);
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void argumentsMayStandInAFile() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path arguments =
        Files.writeString(folder.resolve("arguments"), "--fail-on\nnever\n" + folder + "\n");

    assertThat(check("@" + arguments)).isZero();
  }

  @Test
  void whatTheBaselineHasDoesNotFail() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(check("--baseline", baseline(), folder)).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: no finding fails; 1 known\n");
  }

  @Test
  void severalBaselinesCountTogether() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path other =
        Files.writeString(
            folder.resolve("other.json"), "{\"selvedgeBaseline\": 1, \"findings\": []}");

    assertThat(check("--baseline", baseline(), "--baseline", other, folder)).isZero();
  }

  @Test
  void whatIsNewFailsAlone() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path baseline = baseline();
    JournalFixture.write(
        folder.resolve("run.jsonl"),
        start(),
        finding(),
        finding("id", "f2", "rule", "LostFailure", "fingerprint", "1234"),
        end());

    assertThat(check("--baseline", baseline, folder)).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("Selvedge: 1 finding (1 error) fails; 1 known\n")
        .contains("1. ERROR LostFailure")
        .doesNotContain("BlockedEventLoop:");
  }

  @Test
  void moreOfTheSameInAMethodFails() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path baseline = baseline();
    JournalFixture.write(
        folder.resolve("run.jsonl"),
        start(),
        finding("site", site("com.acme.Handlers", "lambda$start$1", "Handlers.java", 44)),
        finding(
            "id", "f2", "site", site("com.acme.Handlers", "lambda$start$0", "Handlers.java", 41)),
        end());

    assertThat(check("--baseline", baseline, folder)).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("Selvedge: 1 finding (1 error) fails; 1 known\n")
        .contains(
            "(Handlers.java:44)",
            "There is more of it in the method than the baseline has",
            "BlockedEventLoop at com.acme.Handlers.start(Handlers.java:44): 2 lines of the method,"
                + " 1 in the baseline");
  }

  @Test
  void whatIsStaleInTheBaselineIsNamedAndFailsNothing() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path baseline = baseline();
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());

    assertThat(check("--baseline", baseline, folder)).isZero();
    assertThat(out.toString())
        .startsWith("Selvedge: no findings\n")
        .contains(
            "In the baseline, but not found any more",
            "     BlockedEventLoop at com.acme.Handlers.start(Handlers.java:41)\n");
  }

  @Test
  void whatWasNotLookedForIsNotStale() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path baseline = baseline();
    JournalFixture.write(
        folder.resolve("run.jsonl"), start("rules", List.of("LostFailure")), end());

    assertThat(check("--baseline", baseline, folder)).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: no findings\n");
  }

  @Test
  void whatIsStaleCannotBeToldWhenAJvmWasKilled() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Path baseline = baseline();
    JournalFixture.write(folder.resolve("run.jsonl"), start());

    assertThat(check("--baseline", baseline, folder)).isZero();
    assertThat(out.toString()).contains("stale in the baseline cannot be told");
  }

  @Test
  void whatTheAgentKnewDoesNotFail() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), finding("known", true), end());

    assertThat(check(folder)).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: no finding fails; 1 known\n");
  }

  @Test
  void theGivenBaselineCountsAndNotTheOneThatTheAgentKnew() throws IOException {
    Path empty =
        Files.writeString(
            folder.resolve("baseline.json"), "{\"selvedgeBaseline\": 1, \"findings\": []}");
    JournalFixture.write(folder.resolve("run.jsonl"), start(), finding("known", true), end());

    assertThat(check("--baseline", empty, folder)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"gone.json, does not exist", "broken.json, is no baseline"})
  void aBaselineThatIsNoneIsOneLine(String name, String complaint) throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());
    Files.writeString(folder.resolve("broken.json"), "{");

    assertThat(check("--baseline", folder.resolve(name), folder)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("selvedge: the baseline " + folder.resolve(name) + " " + complaint)
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  /** The baseline of what the folder holds now. */
  private Path baseline() {
    Path file = folder.resolve("baseline.json");
    StringWriter complaints = new StringWriter();
    int exitCode =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(complaints, true),
            "baseline",
            "--to",
            file.toString(),
            folder.toString());
    assertThat(exitCode).as(complaints.toString()).isZero();
    return file;
  }

  private int check(Object... arguments) {
    String[] texts = new String[arguments.length + 1];
    texts[0] = "check";
    for (int at = 0; at < arguments.length; at++) {
      texts[at + 1] = arguments[at].toString();
    }
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
  }
}

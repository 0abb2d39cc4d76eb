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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTests {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("made/baseline.json");
  }

  @Test
  void writesAllFindingsAndSaysHowMany() throws IOException {
    JournalFixture.write(
        folder.resolve("run.jsonl"),
        start(),
        finding(),
        finding(
            "id", "f2", "site", site("com.acme.Handlers", "lambda$start$1", "Handlers.java", 30)),
        finding("id", "f3", "rule", "LostFailure", "severity", "WARNING", "fingerprint", "12"),
        end());

    assertThat(baseline()).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: wrote 2 findings to " + file + "\n");
    assertThat(file)
        .content()
        .isEqualTo(
            """
            {"selvedgeBaseline": 1, "findings": [
            {"rule":"BlockedEventLoop","fingerprint":"9e3779b97f4a7c15","site":"com.acme.Handlers.start(Handlers.java:30)","lines":[30,41],"message":"Files.readString blocks the event loop thread 'loop-0'"},
            {"rule":"LostFailure","fingerprint":"12","site":"com.acme.Handlers.start(Handlers.java:41)","lines":[41],"message":"Files.readString blocks the event loop thread 'loop-0'"}
            ]}
            """);
  }

  @Test
  void theSameFindingsGiveTheSameBytes() throws IOException {
    Path one = JournalFixture.write(folder.resolve("one.jsonl"));
    Path other =
        JournalFixture.write(
            folder.resolve("other.jsonl"),
            start("run", "other"),
            finding("run", "other", "message", "A thread with another name was blocked"),
            end("run", "other"));

    assertThat(run("baseline", "--to", file.toString(), one.toString(), other.toString())).isZero();
    String first = Files.readString(file);
    assertThat(run("baseline", "--to", file.toString(), other.toString(), one.toString())).isZero();
    assertThat(file).content().isEqualTo(first).contains("A thread with another name");
  }

  @Test
  void replacesWhatThereWasAndSaysWhatIsDifferent() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    assertThat(baseline()).isZero();
    JournalFixture.write(
        folder.resolve("run.jsonl"),
        start(),
        finding("fingerprint", "12"),
        finding("id", "f2", "fingerprint", "34"),
        end());

    assertThat(baseline()).isZero();
    assertThat(out.toString()).endsWith("Selvedge: wrote 2 findings (1 gone) to " + file + "\n");
    assertThat(file).content().doesNotContain("9e3779b97f4a7c15");
  }

  @Test
  void nothingFoundIsABaselineToo() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"), start(), end());

    assertThat(baseline()).isZero();
    assertThat(out.toString()).isEqualTo("Selvedge: wrote 0 findings to " + file + "\n");
    assertThat(file).exists();
  }

  @Test
  void writesNothingIfNotAllCanBeRead() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(
            run(
                "baseline",
                "--to",
                file.toString(),
                folder.toString(),
                folder.resolve("gone").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("gone does not exist", "no baseline was written");
    assertThat(file).doesNotExist();
  }

  @Test
  void replacesNothingThatIsNoBaseline() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    file = Files.writeString(folder.resolve("pom.xml"), "<project/>\n");

    assertThat(baseline()).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("selvedge: cannot replace " + file + ": it is no baseline")
        .hasLineCount(1);
    assertThat(file).content().isEqualTo("<project/>\n");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsOneLine() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    file = folder;

    assertThat(baseline()).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("selvedge: cannot write " + folder + ": it is a folder")
        .hasLineCount(1);
  }

  private int baseline() {
    return run("baseline", "--to", file.toString(), folder.toString());
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}

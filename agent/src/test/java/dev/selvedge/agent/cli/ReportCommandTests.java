package dev.selvedge.agent.cli;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.agent.report.JournalFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesThePageAndPrintsTheSummary() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(folder)).isZero();
    assertThat(out.toString())
        .startsWith("Selvedge: 1 finding (1 error)\n")
        .endsWith("\nPage: " + folder.resolve("index.html").toUri() + "\n");
    assertThat(err.toString()).isEmpty();
    assertThat(folder.resolve("index.html")).content().contains("<h1>1 error</h1>");
  }

  @Test
  void takesFilesAndAnotherPlaceForThePage() throws IOException {
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"));
    Path page = folder.resolve("pages/page.html");

    assertThat(report(journal, "--to", page)).isZero();
    assertThat(page).exists();
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    assertThat(report(folder.resolve("gone"))).isEqualTo(1);
    assertOneLine(
        folder.resolve("gone") + " does not exist; name the folder that the agent wrote to");
  }

  @Test
  void aFolderWithoutJournalsIsNamedWithWhatToDo() {
    assertThat(report(folder)).isEqualTo(1);
    assertOneLine(folder + " holds no journal (*.jsonl); run the program with -javaagent");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void aFolderWhoseFoldersHoldJournalsSaysWhichToName() throws IOException {
    Path shard = Files.createDirectories(folder.resolve("artifacts").resolve("shard-1"));
    JournalFixture.write(shard.resolve("run.jsonl"));

    assertThat(report(folder)).isEqualTo(1);
    assertOneLine(folder + " holds no journal (*.jsonl), but folders in it do, " + shard);
  }

  @Test
  void aFolderOfCompressedJournalsSaysToUnpackThem() throws IOException {
    Path compressed = Files.createFile(folder.resolve("run.jsonl.gz"));

    assertThat(report(folder)).isEqualTo(1);
    assertOneLine(folder + " holds no journal (*.jsonl), but compressed ones, " + compressed);
  }

  @Test
  void whatHasNoEndIsNotRead() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless), "only where there are device files");

    assertThat(report(endless)).isEqualTo(1);
    assertOneLine("/dev/zero is no regular file; name a journal");
  }

  @Test
  void ofAllForksModulesAndShardsTheSameFindingIsOne() throws IOException {
    Path shop = Files.createDirectory(folder.resolve("shop"));
    Path stock = Files.createDirectory(folder.resolve("stock"));
    for (int fork = 1; fork <= 3; fork++) {
      String run = "shop-" + fork;
      String test = "com.acme.Shop" + fork + "Tests.buys()";
      JournalFixture.write(
          shop.resolve(run + ".jsonl"),
          start("run", run, "folder", "shop", "fork", fork, "pid", 4_000 + fork),
          finding("run", run, "test", test, "count", fork),
          window("run", run),
          end("run", run));
    }
    JournalFixture.write(
        stock.resolve("stock.jsonl"),
        start("run", "stock", "folder", "stock", "fork", 1, "pid", 4_004),
        finding("run", "stock", "fingerprint", "another", "site", null, "count", 1),
        end("run", "stock"));
    Path killed =
        JournalFixture.write(
            stock.resolve("killed.jsonl"),
            start("run", "killed", "folder", "stock", "fork", 2, "pid", 4_005),
            finding("run", "killed", "test", "com.acme.StockTests.hangs()", "count", 10),
            finding("run", "killed", "id", "f2", "fingerprint", "never written as a whole"));
    byte[] written = Files.readAllBytes(killed);
    Files.write(killed, Arrays.copyOf(written, written.length - 30));
    // What a machine has uploaded before its end, and again.
    Files.copy(shop.resolve("shop-2.jsonl"), stock.resolve("copy.jsonl"));

    assertThat(report(shop, stock)).isZero();

    assertThat(out.toString())
        .startsWith("Selvedge: 2 findings (2 errors)\n")
        .contains("16 times", "in 4 JVMs, in 4 tests");
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("killed.jsonl: the last line is incomplete"))
        .contains(
            "selvedge: 1 of 5 JVMs did not end in order (killed, or still running): what was"
                + " written until then is shown (stock, fork 2, process 4005, seen last 2026-11-22"
                + " 19:24:01 UTC)");
    assertThat(shop.resolve("index.html")).content().contains("in 5 JVMs, 1 of them killed");
  }

  @Test
  void aFolderThatMustNotBeReadIsNamed() {
    assertThat(folder.toFile().setReadable(false)).isTrue();
    try {
      assumeFalse(Files.isReadable(folder), "the superuser may read everything");
      assertThat(report(folder)).isEqualTo(1);
      assertOneLine(folder + " cannot be read: permission denied");
    } finally {
      assertThat(folder.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void anEmptyJournalGivesNoPage() throws IOException {
    Files.createFile(folder.resolve("run.jsonl"));

    assertThat(report(folder)).isEqualTo(1);
    assertThat(err.toString()).contains("run.jsonl is empty").contains("no page was written");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void reportsOnWhatCanBeReadAndNamesTheRest() throws IOException {
    Path good = Files.createDirectory(folder.resolve("good"));
    JournalFixture.write(good.resolve("run.jsonl"));
    Files.writeString(good.resolve("other.jsonl"), "something else\n");

    assertThat(report(folder.resolve("gone"), good)).isEqualTo(1);
    assertThat(err.toString())
        .contains("gone does not exist")
        .contains("other.jsonl is not a Selvedge journal");
    assertThat(good.resolve("index.html")).content().contains("<h1>1 error</h1>");
  }

  @Test
  void aPageThatCannotBeWrittenIsOneLine() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(folder, "--to", folder)).isEqualTo(1);
    assertOneLine("cannot write " + folder + ": it is a folder");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void namesOfFilesCannotPlayWithTheTerminal() {
    assertThat(report("gone\u001b[31m\n")).isEqualTo(1);
    assertOneLine("gone\\u001b[31m\\n does not exist");
  }

  @Test
  void writesSeveralFormatsAndNamesEach() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(folder, "--format=html,sarif", "--format", "GitHub,trace,jfr")).isZero();
    for (String file :
        List.of(
            "index.html",
            "selvedge.sarif",
            "selvedge-summary.md",
            "selvedge-trace.json",
            "selvedge.jfr")) {
      assertThat(folder.resolve(file)).isNotEmptyFile();
      assertThat(out.toString()).contains(": " + folder.resolve(file).toUri() + "\n");
    }
    assertThat(out.toString()).contains("\n::error title=BlockedEventLoop::Files.readString");
    assertThat(err.toString()).contains("no source found of the class com.acme.Handlers");
  }

  @Test
  void oneFormatGoesToTheFileAndSeveralToTheFolder() throws IOException {
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(journal, "--format=sarif", "--to", folder.resolve("a/b.sarif"))).isZero();
    assertThat(folder.resolve("a/b.sarif")).exists();
    assertThat(report(journal, "--format=sarif,trace", "--to", folder.resolve("c"))).isZero();
    assertThat(folder.resolve("c/selvedge.sarif")).exists();
    assertThat(folder.resolve("c/selvedge-trace.json")).exists();
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void aFormatThatThereIsNotIsNamedWithThoseThatThereAre() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(folder, "--format=html,pdf")).isEqualTo(2);
    assertOneLine("--format has the value 'pdf'; accepted: html, sarif, github, trace, jfr; see ");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void sourcesThatAreNotThereAreNamed() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));

    assertThat(report(folder, "--format=sarif", "--sources", folder.resolve("gone"))).isEqualTo(2);
    assertOneLine(
        "--sources has the value '" + folder.resolve("gone") + "', which is no folder; name one");
  }

  @Test
  void whatCannotBeWrittenIsNamedAndTheRestIsThere() throws IOException {
    JournalFixture.write(folder.resolve("run.jsonl"));
    Files.createDirectory(folder.resolve("selvedge.jfr"));

    assertThat(report(folder, "--format=html,jfr")).isEqualTo(1);
    assertThat(err.toString())
        .contains("cannot write " + folder.resolve("selvedge.jfr") + ": it is a folder");
    assertThat(folder.resolve("index.html")).exists();
  }

  private void assertOneLine(String beginning) {
    assertThat(err.toString()).startsWith("selvedge: " + beginning).hasLineCount(1);
  }

  private int report(Object... arguments) {
    String[] texts = new String[arguments.length + 1];
    texts[0] = "report";
    for (int at = 0; at < arguments.length; at++) {
      texts[at + 1] = arguments[at].toString();
    }
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
  }
}

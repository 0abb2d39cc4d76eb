package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.ConsoleSummary;
import dev.selvedge.agent.report.HtmlReport;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.JournalFile;
import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code report}: one page and one summary of all journals in the given folders. */
@Command(
    name = "report",
    description = "Writes one HTML page of all journals in the folders and prints a summary.",
    footer = {
      "",
      "The page goes to index.html in the first folder unless --to names a file. If",
      "some journals cannot be read, the page is made of the others and the exit code",
      "is 1."
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Folders that agents wrote journals to (*.jsonl), or single journals.")
  private List<Path> sources = List.of();

  @Option(names = "--to", paramLabel = "FILE", description = "Where to write the page.")
  private @Nullable Path to;

  @Override
  public Integer call() throws IOException {
    JournalSources given = new JournalSources(sources);
    given.complaints().forEach(this::complain);
    if (given.journals().isEmpty()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    Journals journals = JournalReader.read(given.journals());
    journals.notes().forEach(this::complain);
    if (!journals.any()) {
      complain("there is nothing to report on, so no page was written");
      return CommandLine.ExitCode.SOFTWARE;
    }
    Path page = page();
    HtmlReport.write(journals, page);
    summarize(journals, page);
    boolean whole =
        given.complaints().isEmpty() && journals.files().stream().allMatch(JournalFile::readable);
    return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void summarize(Journals journals, Path page) {
    long unfinished = journals.unfinishedRuns();
    if (unfinished > 0) {
      complain(
          (journals.runs().size() == 1
                  ? "The JVM"
                  : unfinished + " of " + journals.runs().size() + " JVMs")
              + " did not end in order (killed, or still running): what was written until then is"
              + " shown");
    }
    spec.commandLine()
        .getOut()
        .print(
            ConsoleSummary.render(
                journals.findings(), journals.suppressed(), journals.allowances(), page));
    spec.commandLine().getOut().flush();
  }

  private Path page() {
    if (to != null) {
      return to;
    }
    // There is one: a journal was found in it.
    Path first = sources.stream().filter(Files::exists).findFirst().orElseThrow();
    return Files.isDirectory(first)
        ? first.resolve("index.html")
        : first.resolveSibling("index.html");
  }

  private void complain(String sentence) {
    spec.commandLine().getErr().println("selvedge: " + Inert.sentence(sentence));
  }
}

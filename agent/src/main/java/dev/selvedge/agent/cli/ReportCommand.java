package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.ConsoleSummary;
import dev.selvedge.agent.report.HtmlReport;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class ReportCommand extends JournalCommand implements Callable<Integer> {

  @Option(names = "--to", paramLabel = "FILE", description = "Where to write the page.")
  private @Nullable Path to;

  @Override
  public Integer call() throws IOException {
    Journals journals = read();
    if (journals.files().isEmpty()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (!journals.any()) {
      complain("there is nothing to report on, so no page was written");
      return CommandLine.ExitCode.SOFTWARE;
    }
    Path page = page();
    HtmlReport.write(journals, page);
    summarize(journals, page);
    return isReadable() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void summarize(Journals journals, Path page) {
    complainOfUnfinished(journals, "what was written until then is shown");
    print(
        ConsoleSummary.render(
            journals.findings(), journals.suppressed(), journals.allowances(), page));
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
}

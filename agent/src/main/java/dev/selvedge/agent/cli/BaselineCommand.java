package dev.selvedge.agent.cli;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.baseline.BaselineFile;
import dev.selvedge.agent.baseline.Entry;
import dev.selvedge.agent.report.AtomicFile;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code baseline}: writes down what is found by now, so that only what is new fails.
 */
@Command(
    name = "baseline",
    description = "Writes a baseline of all findings in the folders: they will not fail any more.",
    footer = {
      "",
      "An existing baseline is replaced, so that what is fixed is dropped from it. Pass",
      "the file to the command check, or to the agent by its option baseline. Nothing",
      "is written if a folder is missing or empty or a journal could not be read as a",
      "whole."
    })
final class BaselineCommand extends JournalCommand implements Callable<Integer> {

  @Option(
      names = "--to",
      paramLabel = "FILE",
      defaultValue = BaselineFile.NAME,
      description = "Where to write it; ${DEFAULT-VALUE} in this folder unless given.")
  private Path to = Path.of(BaselineFile.NAME);

  @Override
  public Integer call() throws IOException {
    Baseline before = before();
    Journals journals = read();
    if (!isWhole() || !journals.any()) {
      complain("not all journals could be read, so no baseline was written");
      return CommandLine.ExitCode.SOFTWARE;
    }
    complainOfUnfinished(journals, "what was found until then is in the baseline");
    List<Map<String, Object>> findings = new ArrayList<>(journals.findings());
    // A test that shows a fault would not show it if it were old.
    findings.removeIf(finding -> Boolean.TRUE.equals(finding.get("expected")));
    Baseline baseline = KnownPlaces.of(findings);
    AtomicFile.write(to, out -> BaselineFile.write(baseline, out));
    print("Selvedge: wrote " + numbers(before, baseline) + " to " + to + "\n");
    return CommandLine.ExitCode.OK;
  }

  /** What is replaced; nothing else than a baseline is. */
  private Baseline before() throws IOException {
    if (!Files.isRegularFile(to)) {
      return new Baseline(List.of());
    }
    try {
      return BaselineFile.read(to);
    } catch (IOException e) {
      throw new IOException(
          "cannot replace " + to + ": it " + e.getMessage() + "; delete it, or name another file",
          e);
    }
  }

  private static String numbers(Baseline before, Baseline now) {
    long added = now.entries().stream().filter(entry -> isNotIn(before, entry)).count();
    long gone = before.entries().stream().filter(entry -> isNotIn(now, entry)).count();
    int all = now.entries().size();
    List<String> changes = new ArrayList<>();
    if (added > 0 && added < all) {
      changes.add(added + " new");
    }
    if (gone > 0) {
      changes.add(gone + " gone");
    }
    return (all == 1 ? "1 finding" : all + " findings")
        + (changes.isEmpty() ? "" : " (" + String.join(", ", changes) + ")");
  }

  private static boolean isNotIn(Baseline baseline, Entry entry) {
    return baseline.find(entry.fingerprint()) == null;
  }
}

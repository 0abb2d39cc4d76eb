package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.ConsoleSummary;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.format.Format;
import dev.selvedge.agent.report.format.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code report}: reports and one summary of all journals in the given folders. */
@Command(
    name = "report",
    description = "Writes reports of all journals in the folders and prints a summary.",
    footer = {
      "",
      "The formats, and the files that they go to in the first folder:",
      "  html    index.html            a page for people",
      "  sarif   selvedge.sarif        findings for code scanning (SARIF 2.1.0)",
      "  github  selvedge-summary.md   findings for the summary of a step on GitHub,",
      "                                added to it there, and printed as annotations",
      "  trace   selvedge-trace.json   tasks and waits for Perfetto and speedscope",
      "  jfr     selvedge.jfr          the same as events for JDK Mission Control",
      "If some journals cannot be read, the reports are made of the others and the exit",
      "code is 1."
    })
final class ReportCommand extends JournalCommand implements Callable<Integer> {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "What to write: html (the default), sarif, github, trace, jfr; several with commas"
              + " between them. May be repeated.")
  private List<String> formatNames = List.of();

  @Option(
      names = "--to",
      paramLabel = "PATH",
      description =
          "Where to write it: the file if there is one format, else the folder that all go to.")
  private @Nullable Path to;

  @Mixin private SourcesOption sourcesOption = new SourcesOption();

  @Override
  public Integer call() throws IOException {
    Set<Format> formats = formats();
    var code = sourcesOption.code();
    Journals journals = read();
    if (journals.files().isEmpty()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (!journals.any()) {
      complain("there is nothing to report on, so no page was written");
      return CommandLine.ExitCode.SOFTWARE;
    }
    Reports reports = new Reports(journals, code, gitHub());
    Map<Format, Path> written = write(reports, formats);
    if (!written.isEmpty()) {
      summarize(journals, written);
    }
    if (written.containsKey(Format.GITHUB)) {
      printPlain(reports.annotations());
    }
    reports.notes().forEach(this::complain);
    return isReadable() && reports.whole() && written.keySet().equals(formats)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private Set<Format> formats() {
    Set<Format> formats = EnumSet.noneOf(Format.class);
    for (String name : formatNames) {
      String accepted = Choice.of(spec, "--format", name.strip(), Format.names());
      formats.add(Format.valueOf(accepted.toUpperCase(Locale.ROOT)));
    }
    if (formats.isEmpty()) {
      formats.add(Format.HTML);
    }
    if (to != null && formats.size() > 1 && Files.exists(to) && !Files.isDirectory(to)) {
      throw new ParameterException(
          spec.commandLine(), "--to names a file; of several formats it has to be a folder");
    }
    return formats;
  }

  /** Those that could be written; of the others it says why not. */
  private Map<Format, Path> write(Reports reports, Set<Format> formats) {
    Map<Format, Path> written = new EnumMap<>(Format.class);
    for (Format format : formats) {
      Path file = file(format, formats.size() == 1);
      try {
        reports.write(format, file);
        written.put(format, file);
      } catch (IOException e) {
        String message = e.getMessage();
        complain(message == null ? e.getClass().getName() : message);
      }
    }
    return written;
  }

  private void summarize(Journals journals, Map<Format, Path> written) {
    complainOfUnfinished(journals, "what was written until then is shown");
    print(
        ConsoleSummary.render(
            journals.findings(),
            journals.suppressed(),
            journals.allowances(),
            written.get(Format.HTML)));
    List<String> others = new ArrayList<>();
    written.forEach(
        (format, file) -> {
          if (format != Format.HTML) {
            others.add(
                format.label()
                    + ": "
                    + Inert.visible(file.toAbsolutePath().normalize().toUri().toString())
                    + "\n");
          }
        });
    if (!others.isEmpty()) {
      print((written.containsKey(Format.HTML) ? "" : "\n") + String.join("", others));
    }
  }

  private Path file(Format format, boolean alone) {
    if (to != null) {
      return alone ? to : to.resolve(format.file());
    }
    // There is one: a journal was found in it.
    Path first = sources.stream().filter(Files::exists).findFirst().orElseThrow();
    return Files.isDirectory(first)
        ? first.resolve(format.file())
        : first.resolveSibling(format.file());
  }
}

package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.JournalFile;
import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.Run;
import dev.selvedge.agent.report.format.GitHub;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command over all journals in the folders that it is given. */
abstract class JournalCommand {

  private static final int MOST_NAMED = 5;

  @Spec CommandSpec spec = CommandSpec.create();

  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Folders that agents wrote journals to (*.jsonl), or single journals.")
  List<Path> sources = List.of();

  private boolean readable;
  private boolean whole;

  /** Reads the journals, and says on standard error what is wrong with them. */
  final Journals read() {
    JournalSources given = new JournalSources(sources);
    given.complaints().forEach(this::complain);
    Journals journals;
    try (ReadingLine progress =
        new ReadingLine(
            spec.commandLine().getErr(), main().isInteractive(), given.journals().size())) {
      journals = JournalReader.read(given.journals(), progress);
    }
    journals.notes().forEach(this::complain);
    readable =
        given.complaints().isEmpty() && journals.files().stream().allMatch(JournalFile::readable);
    whole = readable && journals.whole();
    return journals;
  }

  /** Whether all folders are there with journals, and those could be read. */
  final boolean isReadable() {
    return readable;
  }

  /** Whether that is so, and nothing was left out. */
  final boolean isWhole() {
    return whole;
  }

  /** Says which JVMs did not end in order. */
  final void complainOfUnfinished(Journals journals, String consequence) {
    List<Run> running = journals.runs().stream().filter(Run::running).toList();
    List<Run> others =
        journals.runs().stream().filter(run -> !run.ended() && !run.running()).toList();
    if (!others.isEmpty()) {
      complain(
          some(others.size(), journals)
              + " did not end in order (killed, or still running): "
              + consequence
              + names(others));
    }
    if (!running.isEmpty()) {
      complain(
          some(running.size(), journals)
              + (running.size() == 1 ? " is" : " are")
              + " still running: "
              + consequence
              + names(running));
    }
  }

  private static String names(List<Run> runs) {
    List<String> names =
        runs.stream().limit(MOST_NAMED).map(run -> run.label() + run.lastSeen()).toList();
    String more = runs.size() > MOST_NAMED ? "; and " + (runs.size() - MOST_NAMED) + " more" : "";
    return " (" + String.join("; ", names) + more + ")";
  }

  /** Some of the JVMs in words. */
  static String some(long number, Journals journals) {
    return journals.runs().size() == 1
        ? "The JVM"
        : number + " of " + journals.runs().size() + " JVMs";
  }

  final void complain(String sentence) {
    spec.commandLine().getErr().println("selvedge: " + Inert.sentence(sentence));
  }

  /** Prints what was asked for, unless the user wants it quiet. */
  final void print(String text) {
    if (!main().isQuiet()) {
      spec.commandLine().getOut().print(main().isColored() ? Colors.of(text) : text);
      spec.commandLine().getOut().flush();
    }
  }

  /** Prints lines that are for the machine that this runs on, whatever the colours. */
  final void printPlain(List<String> lines) {
    if (!main().isQuiet()) {
      lines.forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
    }
  }

  final GitHub gitHub() {
    return main().gitHub();
  }

  private Main main() {
    if (main == null) {
      throw new IllegalStateException("a command without the one that it is part of");
    }
    return main;
  }
}

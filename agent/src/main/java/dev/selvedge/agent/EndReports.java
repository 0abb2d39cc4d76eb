package dev.selvedge.agent;

import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.format.Format;
import dev.selvedge.agent.report.format.GitHub;
import dev.selvedge.agent.report.format.Reports;
import dev.selvedge.agent.report.format.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reports that a JVM writes of itself when it ends, beside its journal. */
final class EndReports {

  private final Path journal;
  private final Set<String> names;
  private @Nullable Reports reports;

  /**
   * @param names the formats, or {@code none}
   */
  EndReports(Path journal, Set<String> names) {
    this.journal = journal;
    this.names = names;
  }

  /**
   * Writes them, and says of those that cannot be written why not.
   *
   * @param found whether there is anything for people to read; programs are told of nothing, too
   * @return the page for people, or null if there is none
   */
  @Nullable Path write(boolean found) {
    Path page = null;
    for (Format format : Format.values()) {
      if (names.contains(format.text()) && (found || format != Format.HTML)) {
        Path file = write(format);
        page = format == Format.HTML ? file : page;
      }
    }
    return page;
  }

  private @Nullable Path write(Format format) {
    String name = journal.getFileName().toString().replace(".jsonl", format.suffix());
    Path file = journal.resolveSibling(name);
    try {
      reports().write(format, file);
      return file;
    } catch (IOException e) {
      Console.say("the report could not be written: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      // The flight recorder is a module that a runtime image may lack; the heap may be full.
      Console.say("the format " + format.text() + " cannot be written in this JVM: " + e);
    }
    return null;
  }

  private Reports reports() {
    if (reports == null) {
      reports =
          new Reports(
              JournalReader.readAtEnd(journal), Sources.atEndOfJvm(), new GitHub(System.getenv()));
    }
    return reports;
  }

  /** Tells GitHub of what was found, if that is wanted and this runs there. */
  void annotate() {
    if (names.contains(Format.GITHUB.text()) && new GitHub(System.getenv()).isHere()) {
      reports().annotations().forEach(System.err::println);
    }
  }
}

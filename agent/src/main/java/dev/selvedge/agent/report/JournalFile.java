package dev.selvedge.agent.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How reading one journal file went.
 *
 * @param path the file
 * @param lines how many lines it has that are not blank
 * @param known how many of them are lines of a journal
 * @param skipped how many of them could not be read, an incomplete last line not counted
 * @param truncated whether the last line is incomplete
 * @param version the highest format version that a line names, at least 1
 * @param failure why the file could not be read at all or to its end, or null if it could
 */
public record JournalFile(
    Path path,
    long lines,
    long known,
    long skipped,
    boolean truncated,
    long version,
    @Nullable String failure) {

  /** Whether the file is there and has nothing in it. */
  public boolean empty() {
    return lines == 0 && failure == null;
  }

  /** Whether the file has lines, and none of them is a journal's. */
  public boolean foreign() {
    return lines > 0 && known == 0 && !truncatedAtOnce();
  }

  /**
   * Whether all that matters could be read: an empty, foreign or broken file could not, but a last
   * line that is incomplete is what a killed JVM leaves.
   */
  public boolean readable() {
    return failure == null && !empty() && !foreign() && skipped == 0;
  }

  /** Whether the JVM was killed while it wrote its very first line. */
  private boolean truncatedAtOnce() {
    return truncated && lines == 1;
  }

  /** What a reader of the report has to know about this file: sentences for people, often none. */
  public List<String> notes() {
    String name = Inert.name(String.valueOf(path.getFileName()));
    List<String> notes = new ArrayList<>();
    if (failure != null) {
      notes.add(name + " could not be read: " + Inert.sentence(failure));
    }
    if (empty()) {
      notes.add(name + " is empty: its JVM ended before Selvedge could write to it; run it again");
    } else if (foreign()) {
      notes.add(
          name
              + " is not a Selvedge journal, so it was left out;"
              + " name the folder that the agent wrote to");
    } else {
      addLineNotes(name, notes);
    }
    return notes;
  }

  private void addLineNotes(String name, List<String> notes) {
    if (version > JournalReader.VERSION) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s was written by a newer Selvedge (format version %d, this one knows %d):"
                  + " what can be read is shown; use the newer version for all of it",
              name,
              version,
              JournalReader.VERSION));
    }
    if (skipped > 0) {
      notes.add(name + ": " + Durations.counted(skipped, "line") + " could not be read, skipped");
    }
    if (truncated) {
      notes.add(
          name
              + ": the last line is incomplete (the JVM was killed, or is still writing), skipped");
    }
  }
}

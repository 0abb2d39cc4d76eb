package dev.selvedge.agent.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals line by line, in bounded memory, and takes what comes: of lines with the same run
 * and id the last counts, lines that cannot be read are counted and skipped, and nothing in a file
 * makes reading fail.
 */
public final class JournalReader {

  /** The version of the journal's format that this reader knows. */
  public static final int VERSION = 1;

  /** Is told how far the reading is. */
  public interface Progress {
    /** So many files have been read to their end, and so many lines of all. */
    void read(int files, long lines);
  }

  private static final long MOST_FINDING_CHARACTERS = 16_000_000;
  private static final long MOST_OTHER_CHARACTERS = 4_000_000;
  private static final int LONGEST_ID = 200;

  private final LatestLines findings = new LatestLines(MOST_FINDING_CHARACTERS);
  private final LatestLines windows = new LatestLines(MOST_OTHER_CHARACTERS);
  private final LatestLines allowances = new LatestLines(MOST_OTHER_CHARACTERS);
  private final LatestLines starts = new LatestLines(MOST_OTHER_CHARACTERS);
  private final LatestLines ends = new LatestLines(MOST_OTHER_CHARACTERS);
  private final List<JournalFile> files = new ArrayList<>();

  private final Progress progress;
  private long allLines;

  private JournalReader(Progress progress) {
    this.progress = progress;
  }

  /** Reads these journal files. A file that cannot be read is named in the result. */
  public static Journals read(Collection<Path> journals) {
    return read(journals, (files, lines) -> {});
  }

  /**
   * Reads these journal files. A file that cannot be read is named in the result.
   *
   * @param progress is told how far it is, after each line
   */
  public static Journals read(Collection<Path> journals, Progress progress) {
    JournalReader reader = new JournalReader(progress);
    journals.stream()
        .distinct()
        .forEach(journal -> reader.files.add(reader.new FileReading(journal).read()));
    return reader.result();
  }

  /**
   * The journal files in a folder, by name; those in folders inside it are not looked for.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<Path> journalsIn(Path folder) throws IOException {
    List<Path> journals = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      files.forEach(journals::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    journals.sort(null);
    return journals;
  }

  private Journals result() {
    Map<String, Map<String, Object>> started = byRun(starts);
    Map<String, Map<String, Object>> ended = byRun(ends);
    // Findings of a run whose start line is lost still belong to a JVM.
    Map<String, Run> runs = new LinkedHashMap<>();
    for (LatestLines lines : List.of(starts, findings, windows, ends)) {
      for (String run : byRun(lines).keySet()) {
        runs.computeIfAbsent(
            run,
            id ->
                new Run(id, started.getOrDefault(id, Map.of()), ended.getOrDefault(id, Map.of())));
      }
    }
    return new Journals(
        List.copyOf(runs.values()),
        List.copyOf(findings.values()),
        List.copyOf(windows.values()),
        List.copyOf(allowances.values()),
        List.copyOf(files),
        findings.leftOut()
            + windows.leftOut()
            + allowances.leftOut()
            + starts.leftOut()
            + ends.leftOut());
  }

  private static Map<String, Map<String, Object>> byRun(LatestLines lines) {
    Map<String, Map<String, Object>> byRun = new LinkedHashMap<>();
    lines.values().forEach(line -> byRun.put(new Fields(line).text("run", ""), line));
    return byRun;
  }

  /** The reading of one file. */
  private final class FileReading {

    private final Path path;
    private long lines;
    private long known;
    private long skipped;
    private boolean truncated;
    private long version = 1;

    FileReading(Path path) {
      this.path = path;
    }

    JournalFile read() {
      String failure = null;
      try (JournalLines source = new JournalLines(path)) {
        while (source.advance()) {
          progress.read(files.size(), ++allLines);
          String line = source.line();
          if (line == null || !line.isBlank()) {
            lines++;
            take(line, source.complete());
          }
        }
      } catch (IOException e) {
        failure = reason(e);
      }
      return new JournalFile(path, lines, known, skipped, truncated, version, failure);
    }

    private void take(@Nullable String line, boolean complete) {
      if (line == null) {
        skipped++;
        return;
      }
      try {
        Map<String, Object> values = LineParser.parse(line);
        if (keep(values, line.length())) {
          known++;
        } else {
          skipped++;
        }
      } catch (IOException e) {
        if (complete || !line.startsWith("{")) {
          skipped++;
        } else {
          truncated = true;
        }
      }
    }

    private boolean keep(Map<String, Object> values, int length) {
      Fields fields = new Fields(values);
      String type = fields.text("type");
      String run = fields.text("run");
      String id = fields.text("id");
      if (type == null
          || run == null
          || id == null
          || run.length() > LONGEST_ID
          || id.length() > LONGEST_ID) {
        return false;
      }
      version = Math.max(version, fields.number("version", 1));
      switch (type) {
        case "allowance" -> allowances.put(run, id, values, length);
        case "start" -> starts.put(run, id, values, length);
        case "finding" -> findings.put(run, id, values, length);
        case "withdrawn" -> findings.remove(run, id);
        case "window" -> windows.put(run, id, values, length);
        case "end" -> ends.put(run, id, values, length);
        default -> {
          // A newer writer's; ignoring it is what the format asks for.
        }
      }
      return true;
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final int LONGEST_ID = 200;
  private static final int MOST_RUNS = 100_000;

  /** A file with so many lines and none of a journal among them is none. */
  private static final int FOREIGN_AFTER = 100_000;

  /** What a window can do without if there are very many. */
  private static final Set<String> FIGURES =
      Set.of("cancellations", "tasks", "waits", "fanOuts", "queues", "permits");

  private final Names names = new Names();
  private final LineParser parser = new LineParser(names);
  private final LatestLines findings;
  private final LatestLines windows;
  private final LatestLines allowances;
  private final LatestLines starts;
  private final LatestLines ends;
  private final LatestSpans spans;
  private final Map<String, Long> latest = new LinkedHashMap<>();
  private final List<JournalFile> files = new ArrayList<>();

  private final Room room;
  private final Progress progress;
  private long allLines;

  private JournalReader(Progress progress, Room room) {
    this.progress = progress;
    this.room = room;
    this.findings = new LatestLines(room.findings(), Set.of());
    this.windows = new LatestLines(room.windows(), FIGURES);
    this.allowances = new LatestLines(room.others(), Set.of());
    this.starts = new LatestLines(room.others(), Set.of());
    this.ends = new LatestLines(room.others(), FIGURES);
    this.spans = new LatestSpans(room.spans());
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
    return read(journals, progress, Room.ofThisJvm());
  }

  /**
   * Reads a journal in the JVM that wrote it, when that ends: in little memory and time, for which
   * some of the spans are left out.
   */
  public static Journals readAtEnd(Path journal) {
    return read(List.of(journal), (files, lines) -> {}, Room.atEnd());
  }

  /** Reads these journal files into so much memory. */
  static Journals read(Collection<Path> journals, Progress progress, Room room) {
    JournalReader reader = new JournalReader(progress, room);
    for (Path journal : ReadingOrder.of(journals)) {
      reader.files.add(reader.new FileReading(journal).read());
    }
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
    List<Run> runs = runs();
    Spans tasks = spans.result(windows.values(), ends.values());
    List<Map<String, Object>> allWindows = new ArrayList<>(windows.values());
    allWindows.addAll(new OpenWindows(runs, allWindows).lines(tasks, findings.values()));
    return new Journals(
        runs,
        List.copyOf(findings.values()),
        List.copyOf(allWindows),
        List.copyOf(allowances.values()),
        tasks,
        List.copyOf(files),
        findings.leftOut()
            + windows.leftOut()
            + allowances.leftOut()
            + starts.leftOut()
            + ends.leftOut(),
        windows.shortened() + ends.shortened());
  }

  /** The JVMs; one whose start line is lost is one all the same. */
  private List<Run> runs() {
    Map<String, Map<String, Object>> started = byRun(starts);
    Map<String, Map<String, Object>> ended = byRun(ends);
    List<Run> runs = new ArrayList<>();
    latest.forEach(
        (id, lastNanos) -> {
          Map<String, Object> start = started.getOrDefault(id, Map.of());
          Map<String, Object> end = ended.getOrDefault(id, Map.of());
          boolean running = end.isEmpty() && RunningJvms.include(start);
          runs.add(new Run(id, start, end, running, lastNanos));
        });
    return List.copyOf(runs);
  }

  private static Map<String, Map<String, Object>> byRun(LatestLines lines) {
    Map<String, Map<String, Object>> byRun = new HashMap<>();
    lines.values().forEach(line -> byRun.put(new Fields(line).text("run", ""), line));
    return byRun;
  }

  private void mention(String run, long nanos) {
    if (latest.size() < MOST_RUNS || latest.containsKey(run)) {
      latest.merge(run, nanos, Math::max);
    }
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
        SomeSpans some = new SomeSpans(room.spanCharacters(), Files.size(path));
        while (source.advance() && (known > 0 || lines < FOREIGN_AFTER)) {
          progress.read(files.size(), ++allLines);
          String line = source.line();
          if (line == null || !line.isBlank()) {
            lines++;
            take(line, source.complete(), some);
          }
        }
      } catch (IOException e) {
        failure = reason(e);
      }
      return new JournalFile(path, lines, known, skipped, truncated, version, failure);
    }

    private void take(@Nullable String line, boolean complete, SomeSpans some) {
      if (line == null || !line.stripLeading().startsWith("{")) {
        skipped++;
        return;
      }
      if (some.leaveOut(line)) {
        known++;
        spans.leaveOut(
            SomeSpans.text(line, "run"), SomeSpans.text(line, "window"), SomeSpans.tasks(line));
        return;
      }
      try {
        if (keep(parser.read(line))) {
          known++;
        } else {
          skipped++;
        }
      } catch (IOException e) {
        if (complete) {
          skipped++;
        } else {
          truncated = true;
        }
      }
    }

    private boolean keep(Map<String, Object> values) {
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
      int weight = parser.weight();
      switch (type) {
        case "allowance" -> allowances.put(run, id, values, weight);
        case "start" -> {
          starts.put(run, id, values, weight);
          mention(run, fields.number("nanoTime", TaskSpan.NEVER));
        }
        case "finding" -> {
          findings.put(run, id, values, weight);
          mention(run, fields.number("firstNanos", TaskSpan.NEVER));
          nameTasks(run, fields);
        }
        case "withdrawn" -> findings.remove(run, id);
        case "window" -> {
          windows.put(run, id, values, weight);
          mention(run, fields.number("closedNanos", TaskSpan.NEVER));
        }
        case "spans" -> keepTasks(values);
        case "end" -> {
          ends.put(run, id, values, weight);
          mention(run, fields.number("nanoTime", TaskSpan.NEVER));
        }
        default -> {
          // A newer writer's; ignoring it is what the format asks for.
        }
      }
      return true;
    }

    /** The tasks of a line; of those that were alive it says when that was seen. */
    private void keepTasks(Map<String, Object> values) {
      new SpanLine(values, names).tellTo(this::keep);
      Fields line = new Fields(values);
      String run = line.text("run", "");
      for (Object task : line.list("tasks")) {
        if (task instanceof Map<?, ?> map) {
          mention(run, new Fields(map).number("seen", TaskSpan.NEVER));
        }
      }
    }

    private void keep(TaskSpan span) {
      mention(
          span.run(), Math.max(span.madeNanos(), Math.max(span.beganNanos(), span.endedNanos())));
      spans.put(span);
    }

    private void nameTasks(String run, Fields finding) {
      for (Object task : finding.list("lineage")) {
        if (task instanceof Map<?, ?> map) {
          spans.name(run, new Fields(map).number("task", 0));
        }
      }
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

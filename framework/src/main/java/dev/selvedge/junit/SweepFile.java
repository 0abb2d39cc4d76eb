package dev.selvedge.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points that the last sweep of a test has found, in the order of its invocations, so that one
 * of them can be run alone. A file that is not there, or not what it should be, knows none.
 */
final class SweepFile {

  private static final String FOLDER = "target/selvedge";
  private static final String SEPARATOR = "\t";

  private final @Nullable Path file;

  private SweepFile(@Nullable Path file) {
    this.file = file;
  }

  /**
   * @param start the journal's start line
   * @param id the unique id of the test
   */
  static SweepFile of(Map<String, Object> start, String test, String id) {
    if (!(start.get("options") instanceof Map<?, ?> options)) {
      return new SweepFile(null);
    }
    Object folder = options.get("output");
    String name = test.replaceAll("[^\\w.$-]+", "_") + "-" + Integer.toHexString(id.hashCode());
    return new SweepFile(
        Path.of(folder == null ? FOLDER : folder.toString()).resolve("sweeps").resolve(name));
  }

  /** Keeps what an invocation needs to find its point again. */
  void write(List<SweptPoint> points) {
    Path known = file;
    if (known == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (SweptPoint each : points) {
      lines.add(each.nth() + SEPARATOR + each.shape() + SEPARATOR + each.text());
    }
    try {
      Path parent = known.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(known, lines);
    } catch (IOException | SecurityException notKept) {
      // An invocation that is run alone goes by the order in which points are reached then.
    }
  }

  /** Returns the points as far as they are known. */
  List<Known> read() {
    List<Known> points = new ArrayList<>();
    try {
      for (String line : file == null ? List.<String>of() : Files.readAllLines(file)) {
        String[] parts = line.split(SEPARATOR, 3);
        points.add(new Known(Integer.parseInt(parts[0]), parts[1], parts[2]));
      }
    } catch (IOException | RuntimeException notThere) {
      return List.of();
    }
    return points;
  }

  /**
   * A point of the last sweep.
   *
   * @param nth which one of those that have the shape
   */
  record Known(int nth, String shape, String text) {}
}

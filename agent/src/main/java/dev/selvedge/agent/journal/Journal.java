package dev.selvedge.agent.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The journal of this JVM: a file that grows by a line whenever something is found, so that a
 * killed JVM loses at most its last line. Safe for use by several threads.
 */
public final class Journal {

  private final String run;
  private final Path file;
  private final OutputStream out;
  private final Consumer<IOException> onFailure;
  private boolean failed;

  Journal(String run, Path file, OutputStream out, Consumer<IOException> onFailure) {
    this.run = run;
    this.file = file;
    this.out = out;
    this.onFailure = onFailure;
  }

  /**
   * Creates a journal in a folder, and the folder if need be.
   *
   * @param onFailure is told once if a line cannot be written later on
   * @throws IOException if the folder or the file cannot be created
   */
  public static Journal create(Path folder, Consumer<IOException> onFailure) throws IOException {
    Files.createDirectories(folder);
    String run = RunId.create();
    Path file = folder.toAbsolutePath().normalize().resolve(run + ".jsonl");
    return new Journal(run, file, new FileOutputStream(file.toFile(), true), onFailure);
  }

  /** The id of this run, a UUID: in containers every process has the id 1. */
  public String run() {
    return run;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * Appends a line. A later line with the same id replaces an earlier one.
   *
   * @param type the type of the line
   * @param id what the line is about, unique in this run
   * @param content the rest
   */
  public void append(String type, String id, Map<String, ?> content) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.put("run", run);
    line.put("id", id);
    line.putAll(content);
    byte[] bytes = JsonLine.of(line).getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      if (failed) {
        return;
      }
      try {
        out.write(bytes);
      } catch (IOException e) {
        failed = true;
        onFailure.accept(e);
      }
    }
  }
}

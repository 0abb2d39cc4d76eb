package dev.selvedge.samples.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The journals that the agent writes into one folder. */
record Journals(Path folder) {

  /** Deletes the journals and pages of earlier runs. */
  void delete() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jsonl,html}")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** The findings, each in its last version, in the order in which they were made. */
  Collection<JsonObject> findings() throws IOException {
    Map<String, JsonObject> findings = new LinkedHashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      for (Path file : files) {
        for (String text : Files.readAllLines(file)) {
          JsonObject line = new JsonObject(text);
          if ("finding".equals(line.getString("type"))) {
            findings.put(line.getString("run") + line.getString("id"), line);
          }
        }
      }
    }
    return findings.values();
  }
}

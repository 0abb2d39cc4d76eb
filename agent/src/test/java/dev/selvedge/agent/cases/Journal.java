package dev.selvedge.agent.cases;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The journals in a folder, as a reader who knows nothing but their description sees them. */
record Journal(int files, Map<String, JsonObject> lines) {

  static Journal read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Journal(0, Map.of());
    }
    Map<String, JsonObject> latest = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        latest.put(text(object, "run") + " " + text(object, "id"), object);
      }
    }
    return new Journal(files.size(), latest);
  }

  private Stream<JsonObject> ofType(String type) {
    return lines.values().stream().filter(line -> text(line, "type").equals(type));
  }

  List<Finding> findings() {
    return ofType("finding").map(Finding::new).toList();
  }

  /** The findings with their site in this source file. */
  List<Finding> findingsIn(Class<?> program) {
    String file = program.getSimpleName() + ".java";
    return findings().stream().filter(finding -> finding.file().equals(file)).toList();
  }

  JsonObject start() {
    return ofType("start").findFirst().orElseThrow();
  }

  /** The end line; there is none as long as the JVM runs, and none of one that was killed. */
  boolean hasEnd() {
    return ofType("end").findFirst().isPresent();
  }

  static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  /** One finding. */
  record Finding(JsonObject line) {

    String text(String key) {
      return Journal.text(line, key);
    }

    long number(String key) {
      return line.get(key).getAsLong();
    }

    String file() {
      return Journal.text(line.getAsJsonObject("site"), "file");
    }

    /** The method of its site. */
    String method() {
      return Journal.text(line.getAsJsonObject("site"), "method");
    }

    int siteLine() {
      return line.getAsJsonObject("site").get("line").getAsInt();
    }

    List<String> stack() {
      return StreamSupport.stream(line.getAsJsonArray("stack").spliterator(), false)
          .map(JsonElement::getAsString)
          .toList();
    }

    @Override
    public String toString() {
      return text("message") + "\n  " + String.join("\n  ", stack());
    }
  }
}

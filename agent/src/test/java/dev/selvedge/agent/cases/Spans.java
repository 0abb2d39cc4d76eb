package dev.selvedge.agent.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spans of a journal, as a reader who knows nothing but their description sees them. */
record Spans(List<Span> all) {

  /** Those of a journal, the latest of each run of a task. */
  static Spans of(Journal journal) {
    Map<String, Span> latest = new LinkedHashMap<>();
    for (JsonObject line : journal.lines().values()) {
      if (Journal.text(line, "type").equals("spans")) {
        for (JsonElement each : line.getAsJsonArray("tasks")) {
          JsonObject task = each.getAsJsonObject();
          latest.put(task.get("task") + " " + task.get("made"), new Span(line, task));
        }
      }
    }
    return new Spans(List.copyOf(latest.values()));
  }

  /** Those that ran on a thread of this name. */
  List<Span> on(String thread) {
    return all.stream().filter(span -> thread.equals(span.thread())).toList();
  }

  /** The only one that ran there. */
  Span onlyOn(String thread) {
    List<Span> found = on(thread);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans on " + thread + ": " + found);
    }
    return found.get(0);
  }

  /** Those of this kind in the test of this name. */
  List<Span> in(String test, String kind) {
    Object window = body(test).window();
    return all.stream()
        .filter(span -> window.equals(span.window()) && kind.equals(span.text("kind")))
        .toList();
  }

  /** The body of the test of this name. */
  Span body(String test) {
    return all.stream()
        .filter(span -> span.text("kind").equals("test") && test.equals(span.text("name")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no body of " + test + " among " + all));
  }

  /** One of them. */
  record Span(JsonObject line, JsonObject task) {

    /** The value of a key; null if it is absent or null. */
    String text(String key) {
      JsonElement value = task.get(key);
      return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    /** The value of a key that must be there. */
    long number(String key) {
      return task.get(key).getAsLong();
    }

    boolean has(String key) {
      return task.has(key) && !task.get(key).isJsonNull();
    }

    String window() {
      JsonElement window = line.get("window");
      return window.isJsonNull() ? null : window.getAsString();
    }

    String thread() {
      return has("thread")
          ? line.getAsJsonArray("threads").get(task.get("thread").getAsInt()).getAsString()
          : null;
    }

    /** The method that made it. */
    String api() {
      return Journal.text(site(task), "api");
    }

    private JsonObject site(JsonObject of) {
      return line.getAsJsonArray("sites").get(of.get("site").getAsInt()).getAsJsonObject();
    }

    List<Wait> waits() {
      List<Wait> waits = new ArrayList<>();
      for (JsonElement each : list("waits")) {
        waits.add(new Wait(this, each.getAsJsonObject()));
      }
      return waits;
    }

    JsonArray list(String key) {
      return has(key) ? task.getAsJsonArray(key) : new JsonArray();
    }

    /** What it has waited for, each once. */
    List<String> waitedFor() {
      return waits().stream().map(Wait::on).distinct().toList();
    }

    @Override
    public String toString() {
      return window() + " " + task;
    }
  }

  /** A wait of one of them. */
  record Wait(Span span, JsonObject line) {

    String on() {
      return Journal.text(line, "on");
    }

    /** The method that waited. */
    String api() {
      return Journal.text(span.site(line), "api");
    }

    long from() {
      return line.get("from").getAsLong();
    }

    boolean goesOn() {
      return line.get("to").isJsonNull();
    }

    long nanos() {
      return line.get("to").getAsLong() - from();
    }
  }
}

package dev.selvedge.agent.journal;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a map of JDK types as one line of JSON. */
final class JsonLine {

  private JsonLine() {}

  static String of(Map<String, ?> map) {
    StringWriter out = new StringWriter(512);
    try (JsonWriter json = new JsonWriter(out)) {
      json.setHtmlSafe(false);
      write(json, map);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.append('\n').toString();
  }

  private static void write(JsonWriter json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object each : list) {
        write(json, each);
      }
      json.endArray();
    } else if (value instanceof Number number) {
      json.value(number);
    } else if (value instanceof Boolean flag) {
      json.value(flag);
    } else {
      json.value(value.toString());
    }
  }
}

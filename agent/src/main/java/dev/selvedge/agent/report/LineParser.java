package dev.selvedge.agent.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines of JSON into maps, lists, strings, booleans and numbers. Keys whose value is null
 * are left out.
 */
final class LineParser {

  private static final int MAP_BYTES = 120;
  private static final int ENTRY_BYTES = 48;
  private static final int LIST_BYTES = 48;
  private static final int NUMBER_BYTES = 24;
  private static final int STRING_BYTES = 56;

  private final UnaryOperator<String> names;
  private int weight;

  /**
   * @param names gives for each string one that is equal, so that many lines share it
   */
  LineParser(UnaryOperator<String> names) {
    this.names = names;
  }

  /**
   * The object that the line holds.
   *
   * @throws IOException if the line holds anything but one object
   */
  static Map<String, Object> parse(String line) throws IOException {
    return new LineParser(UnaryOperator.identity()).read(line);
  }

  /**
   * The object that the line holds.
   *
   * @throws IOException if the line holds anything but one object
   */
  Map<String, Object> read(String line) throws IOException {
    weight = 0;
    if (line.indexOf('\0') >= 0) {
      // A machine that loses its power leaves zeros, which the reader would take inside of strings.
      throw new IOException("not text");
    }
    try (JsonReader reader = new JsonReader(new StringReader(line))) {
      reader.setNestingLimit(32);
      Map<String, Object> object = object(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("more than one value");
      }
      return object;
    } catch (IllegalStateException | NumberFormatException e) {
      throw new IOException("not an object", e);
    }
  }

  /** How much memory the object that was read last takes, about, in bytes. */
  int weight() {
    return weight;
  }

  private Map<String, Object> object(JsonReader reader) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    weight += MAP_BYTES;
    reader.beginObject();
    while (reader.hasNext()) {
      String key = names.apply(reader.nextName());
      Object value = value(reader);
      if (value != null) {
        object.put(key, value);
        weight += ENTRY_BYTES;
      }
    }
    reader.endObject();
    return object;
  }

  private List<Object> array(JsonReader reader) throws IOException {
    ArrayList<Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      Object value = value(reader);
      if (value != null) {
        array.add(value);
      }
    }
    reader.endArray();
    array.trimToSize();
    weight += LIST_BYTES + Integer.BYTES * array.size();
    return array;
  }

  private @Nullable Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> text(reader.nextString());
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      default -> throw new IOException("not a value: " + reader.peek());
    };
  }

  @SuppressWarnings("ReferenceEquality") // Whether it is the same object is the question.
  private String text(String text) {
    String shared = names.apply(text);
    // One that another line has as well costs nothing.
    weight += shared == text ? STRING_BYTES + text.length() : 0;
    return shared;
  }

  private Number number(String digits) {
    weight += NUMBER_BYTES;
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(digits);
    }
  }
}

package dev.selvedge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tolerant view of one journal line: what is missing, or is not what the format says, reads as
 * empty. The agent may be older or newer than the framework that reads it.
 */
record JournalMap(Map<String, ?> line) {

  String text(String key) {
    String value = textOrNull(key);
    return value == null ? "" : value;
  }

  @Nullable String textOrNull(String key) {
    return line.get(key) instanceof String value ? value : null;
  }

  long number(String key) {
    return line.get(key) instanceof Number value ? value.longValue() : 0;
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(line.get(key));
  }

  Duration nanos(String key) {
    return Duration.ofNanos(number(key));
  }

  List<String> texts(String key) {
    return line.get(key) instanceof List<?> values
        ? values.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The findings among the values of a list; their keys are texts, as those of all lines. */
  @SuppressWarnings("unchecked")
  List<Finding> findings(String key) {
    return line.get(key) instanceof List<?> values
        ? values.stream()
            .filter(Map.class::isInstance)
            .map(value -> Finding.of((Map<String, ?>) value))
            .toList()
        : List.of();
  }

  /** The cancellations among the values of a list; their keys are texts, as those of all lines. */
  @SuppressWarnings("unchecked")
  List<Cancellation> cancellations(String key) {
    return line.get(key) instanceof List<?> values
        ? values.stream()
            .filter(Map.class::isInstance)
            .map(value -> Cancellation.of((Map<String, ?>) value))
            .toList()
        : List.of();
  }

  /** The values of a list that are maps, read one by one; their keys are texts, as ever. */
  @SuppressWarnings("unchecked")
  <T> List<T> entries(String key, Function<Map<String, ?>, T> reader) {
    return line.get(key) instanceof List<?> values
        ? values.stream()
            .filter(Map.class::isInstance)
            .map(value -> reader.apply((Map<String, ?>) value))
            .toList()
        : List.of();
  }

  List<Finding.Consequence> consequences(String key) {
    return line.get(key) instanceof List<?> values
        ? values.stream().map(JournalMap::consequence).toList()
        : List.of();
  }

  /** A string stands for the message alone. */
  private static Finding.Consequence consequence(Object value) {
    if (!(value instanceof Map<?, ?> values)) {
      return new Finding.Consequence("", String.valueOf(value), null);
    }
    return new Finding.Consequence(
        values.get("rule") instanceof String rule ? rule : "",
        values.get("message") instanceof String message ? message : "",
        values.get("class") instanceof String ? place(values) : null);
  }

  Finding.@Nullable Site site(String key) {
    return line.get(key) instanceof Map<?, ?> values ? place(values) : null;
  }

  private static Finding.Site place(Map<?, ?> values) {
    Object line = values.get("line");
    return new Finding.Site(
        values.get("class") instanceof String name ? name : "",
        values.get("method") instanceof String name ? name : "",
        values.get("file") instanceof String name ? name : null,
        line instanceof Number number ? number.intValue() : -1);
  }
}

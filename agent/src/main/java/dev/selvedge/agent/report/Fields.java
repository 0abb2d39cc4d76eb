package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one journal line, read with defaults: a key that is absent, null or of another type
 * than expected counts as absent, because a newer or foreign writer must not break a report.
 */
public record Fields(Map<?, ?> values) {

  public @Nullable String text(String key) {
    return values.get(key) instanceof String text && !text.isBlank() ? text : null;
  }

  public String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  public long number(String key, long otherwise) {
    return values.get(key) instanceof Number number ? number.longValue() : otherwise;
  }

  /** A count or a duration: never negative. */
  public long amount(String key) {
    return Math.max(0, number(key, 0));
  }

  public List<?> list(String key) {
    return values.get(key) instanceof List<?> list ? list : List.of();
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(key)) {
      if (element instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  public @Nullable Fields object(String key) {
    return values.get(key) instanceof Map<?, ?> map ? new Fields(map) : null;
  }
}

package dev.selvedge.agent.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines for a finding's lineage and consequences, whose elements are either sentences or
 * objects with a name and a site.
 */
public final class Related {

  private static final int MOST_LINES = 32;

  private Related() {}

  /** A line for each, as far as one can read them. */
  public static List<String> lines(List<?> elements) {
    Stream<String> lines = elements.stream().limit(MOST_LINES).map(Related::line);
    return elements.size() <= MOST_LINES
        ? lines.toList()
        : Stream.concat(lines, Stream.of("... " + (elements.size() - MOST_LINES) + " more"))
            .toList();
  }

  /** The element in one line, made harmless, its place as a frame that IDEs turn into a link. */
  public static String line(@Nullable Object element) {
    if (!(element instanceof Map<?, ?> map)) {
      return Inert.sentence(String.valueOf(element));
    }
    Fields fields = new Fields(map);
    if (fields.amount("omitted") > 0) {
      return "... " + Durations.counted(fields.amount("omitted"), "more task");
    }
    Site site = Site.of(new Fields(Map.of("site", map)), "site");
    String name = fields.text("name");
    if (name == null) {
      name = consequence(fields);
    }
    // The message of a rule names its place as a rule, and so need not name it again.
    return site == null || name.contains(site.fileAndLine())
        ? Inert.sentence(name)
        : Inert.sentence(name) + " at " + Inert.name(site.frame());
  }

  private static String consequence(Fields fields) {
    String rule = fields.text("rule");
    String message = fields.text("message");
    if (rule == null || message == null) {
      return message != null ? message : rule != null ? rule : "task";
    }
    return rule + ": " + message;
  }

  /** For how many tasks an element stands. */
  static long tasks(@Nullable Object element) {
    return element instanceof Map<?, ?> map ? Math.max(1, new Fields(map).amount("omitted")) : 1;
  }
}

package dev.selvedge.junit;

import dev.selvedge.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a test can be cancelled, as the agent tells of it.
 *
 * @param key the same for the same lines, in every run
 * @param shape the same for the same methods, also where lines have shifted
 * @param nth which one it is, from 1, of those that have this shape
 * @param text the place in words
 * @param site the line that waits
 * @param callers the lines that have led there, the innermost first
 */
record SweptPoint(
    String key, String shape, int nth, String text, Finding.Site site, List<String> callers) {

  static SweptPoint of(Map<?, ?> map) {
    Finding.Site site = site(map.get("site"));
    String task = map.get("task") instanceof String kind ? kind : null;
    String text = shortly(text(map.get("api"))) + " at " + line(site);
    if (task != null) {
      text +=
          map.get("origin") instanceof Map<?, ?> origin
              ? " (" + task + " made at " + line(site(origin)) + ")"
              : " (" + task + ")";
    }
    return new SweptPoint(
        text(map.get("key")),
        text(map.get("shape")),
        map.get("nth") instanceof Number nth ? nth.intValue() : 1,
        text,
        site,
        map.get("callers") instanceof List<?> callers
            ? callers.stream().map(SweptPoint::site).map(SweptPoint::line).toList()
            : List.of());
  }

  static List<SweptPoint> all(@Nullable Object list) {
    return list instanceof List<?> points
        ? points.stream().filter(Map.class::isInstance).map(point -> of((Map<?, ?>) point)).toList()
        : List.of();
  }

  /** The place in words, told apart from others at the same line by how they were reached. */
  String among(List<SweptPoint> others) {
    List<SweptPoint> same = others.stream().filter(other -> other.text.equals(text)).toList();
    if (same.size() < 2) {
      return text;
    }
    for (int i = 0; i < callers.size(); i++) {
      int depth = i;
      if (same.stream().anyMatch(other -> !callers.get(depth).equals(other.caller(depth)))) {
        return text + ", reached from " + callers.get(depth);
      }
    }
    return text + ", way " + (same.indexOf(this) + 1) + " of " + same.size();
  }

  private @Nullable String caller(int depth) {
    return depth < callers.size() ? callers.get(depth) : null;
  }

  private static String line(Finding.Site site) {
    return site.fileName() == null
        ? site.className() + "." + site.methodName()
        : site.fileName() + (site.lineNumber() < 0 ? "" : ":" + site.lineNumber());
  }

  private static Finding.Site site(@Nullable Object value) {
    Map<?, ?> map = value instanceof Map<?, ?> known ? known : Map.of();
    return new Finding.Site(
        text(map.get("class")),
        text(map.get("method")),
        map.get("file") instanceof String file ? file : null,
        map.get("line") instanceof Number line ? line.intValue() : -1);
  }

  /** Class and method without the package. */
  private static String shortly(String api) {
    int method = api.lastIndexOf('.');
    int type = method < 0 ? -1 : api.lastIndexOf('.', method - 1);
    return api.substring(type + 1);
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}

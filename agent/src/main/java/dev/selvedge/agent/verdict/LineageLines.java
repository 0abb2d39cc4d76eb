package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Lineage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lineage as the journal has it: the outermost task first. */
final class LineageLines {

  private LineageLines() {}

  static List<Map<String, Object>> of(@Nullable Lineage lineage) {
    if (lineage == null) {
      return List.of();
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Ancestor ancestor : lineage.tasks()) {
      lines.add(line(ancestor));
    }
    Collections.reverse(lines);
    if (lineage.omitted() > 0) {
      lines.add(Lineage.FIRST, omitted(lineage.omitted()));
    }
    return lines;
  }

  private static Map<String, Object> line(Ancestor ancestor) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("task", ancestor.id());
    line.put("kind", ancestor.kind().words());
    line.put("name", name(ancestor));
    if (ancestor.origin() != null) {
      Finding.putPlace(line, ancestor.origin());
    }
    return line;
  }

  private static String name(Ancestor ancestor) {
    String words = ancestor.kind().words();
    if (words.equals(ancestor.name())) {
      return words;
    }
    if (ancestor.name() == null) {
      return words + " #" + ancestor.id();
    }
    return ancestor.kind().isWindow()
        ? words + " " + ancestor.name()
        : words + " #" + ancestor.id() + " '" + ancestor.name() + "'";
  }

  private static Map<String, Object> omitted(int count) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", count + " omitted");
    line.put("omitted", count);
    return line;
  }
}

package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much went on at the same time in one window.
 *
 * @param name the window in words
 * @param clean whether it has no findings
 * @param loads what was counted in it
 */
record WindowLoad(String name, boolean clean, List<Load> loads) {

  static WindowLoad ofWindow(Fields window) {
    String name = Inert.name(window.text("name", window.text("id", "")));
    String type = window.text("class", "");
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return new WindowLoad(
        simple.isEmpty() || name.contains(simple) ? name : Inert.name(simple) + ", " + name,
        window.list("findings").isEmpty(),
        loads(window));
  }

  static WindowLoad ofRun(Run run) {
    Fields end = new Fields(run.end());
    String main = new Fields(run.start()).text("main", run.id());
    return new WindowLoad(
        "Outside of any test, " + Inert.name(main), end.amount("findings") == 0, loads(end));
  }

  private static List<Load> loads(Fields line) {
    List<Load> loads = new ArrayList<>();
    for (Load.Kind kind : Load.Kind.values()) {
      for (Object each : line.list(kind.key())) {
        if (each instanceof Map<?, ?> map && loads.size() < Load.MOST) {
          loads.add(Load.of(kind, new Fields(map)));
        }
      }
    }
    return loads;
  }

  long peak() {
    return loads.stream().mapToLong(Load::peak).max().orElse(0);
  }

  void writeTo(Html html) throws IOException {
    html.open("article", "class", "run");
    html.open("details").open("summary").element("strong", name).text(": " + counts()).close();
    for (Load load : loads) {
      load.writeTo(html);
    }
    html.close().close();
  }

  private String counts() {
    return Arrays.stream(Load.Kind.values())
        .filter(kind -> loads.stream().anyMatch(load -> load.kind() == kind))
        .map(kind -> kind.counted(loads))
        .collect(Collectors.joining("; "));
  }
}

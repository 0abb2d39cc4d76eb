package dev.selvedge.agent;

import dev.selvedge.agent.options.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first line of a journal: when and in which JVM it was written, and what is active. */
final class StartLine {

  private final String run;
  private final Options options;
  private final List<String> rules;
  private final boolean late;
  private final long epochMillis = System.currentTimeMillis();
  private final long nanoTime = System.nanoTime();

  StartLine(String run, Options options, List<String> rules, boolean late) {
    this.run = run;
    this.options = options;
    this.rules = rules;
    this.late = late;
  }

  Map<String, Object> toMap(int hooks, Set<String> missingHooks) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", 1);
    map.put("run", run);
    map.put("id", "start");
    map.put("selvedge", Version.CURRENT);
    map.put("java", System.getProperty("java.version"));
    map.put("vm", System.getProperty("java.vm.name"));
    map.put("pid", ProcessHandle.current().pid());
    map.put("epochMillis", epochMillis);
    map.put("nanoTime", nanoTime);
    map.put("main", System.getProperty("sun.java.command", "").split(" ", 2)[0]);
    map.put("attached", late ? "late" : "command-line");
    map.put("rules", rules);
    map.put("hooks", hooks);
    map.put("missingHooks", List.copyOf(missingHooks));
    map.put("options", options.given());
    return map;
  }

  /** What is said on the console. */
  String greeting(Path journal) {
    return Version.CURRENT
        + " watches this JVM (Java "
        + System.getProperty("java.version")
        + ") for "
        + (rules.isEmpty() ? "nothing, no rule is on" : String.join(", ", rules))
        + "; journal "
        + journal;
  }
}

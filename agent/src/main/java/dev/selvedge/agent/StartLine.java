package dev.selvedge.agent;

import dev.selvedge.agent.options.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    String command = System.getProperty("sun.java.command", "");
    map.put("main", command.split(" ", 2)[0]);
    putIfKnown(map, "folder", nameOf(System.getProperty("user.dir", "")));
    putIfKnown(map, "fork", fork(command));
    map.put("attached", late ? "late" : "command-line");
    map.put("rules", rules);
    map.put("hooks", hooks);
    map.put("missingHooks", List.copyOf(missingHooks));
    map.put("options", options.given());
    return map;
  }

  private static void putIfKnown(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** The folder's name alone: where it lies is nobody's business. */
  private static @Nullable String nameOf(String folder) {
    int last = Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\'));
    return last + 1 < folder.length() ? folder.substring(last + 1) : null;
  }

  /**
   * Which of the JVMs of a build this is, or null if it is not known: Surefire and Gradle number
   * those that run tests, and name the number among the arguments.
   */
  static @Nullable Integer fork(String command) {
    for (String before : new String[] {"-jvmRun", "Gradle Test Executor "}) {
      int begin = command.indexOf(before) + before.length();
      int end = begin;
      while (end < command.length() && Character.isDigit(command.charAt(end))) {
        end++;
      }
      if (begin >= before.length() && end > begin && end - begin < 7) {
        return Integer.valueOf(command.substring(begin, end));
      }
    }
    return null;
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

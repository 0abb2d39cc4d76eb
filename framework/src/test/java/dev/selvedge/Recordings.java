package dev.selvedge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Recordings as tests of their assertions need them. */
public final class Recordings {

  private static final String NAME = "recording at com.acme.FooTest.bar(FooTest.java:41)";

  private Recordings() {}

  public static Recording clean() {
    return found();
  }

  public static Recording found(String... rules) {
    return new Recording(
        NAME,
        Stream.of(rules).map(Recordings::finding).toList(),
        List.of(),
        List.of(),
        Figures.NONE);
  }

  /** One whose tasks were interrupted; of each is told how it answered, and after which time. */
  public static Recording cancelled(List<Map<String, Object>> answers) {
    return new Recording(
        NAME,
        List.of(),
        List.of(),
        answers.stream().map(Recordings::cancellation).toList(),
        Figures.NONE);
  }

  private static Cancellation cancellation(Map<String, Object> answer) {
    Map<String, Object> entry = new HashMap<>(answer);
    entry.put("interrupter", "thread 'main' at com.acme.Foo.stop(Foo.java:41)");
    entry.put("task", "pool task #3");
    entry.put("thread", "worker-1");
    entry.put("arrived", "com.acme.Foo.run(Foo.java:12)");
    return Cancellation.of(entry);
  }

  public static Recording left(String... tasks) {
    return new Recording(NAME, List.of(), List.of(tasks), List.of(), Figures.NONE);
  }

  /** One with lines that have made tasks. */
  public static Recording forked(List<Map<String, Object>> fanOuts) {
    return new Recording(
        NAME,
        List.of(),
        List.of(),
        List.of(),
        Figures.of(new JournalMap(Map.of("fanOuts", fanOuts))));
  }

  /** One with tasks and waits, as the journal has them. */
  public static Recording counted(
      List<Map<String, Object>> tasks, List<Map<String, Object>> waits) {
    return new Recording(
        NAME,
        List.of(),
        List.of(),
        List.of(),
        Figures.of(new JournalMap(Map.of("tasks", tasks, "waits", waits))));
  }

  private static Finding finding(String rule) {
    return Finding.of(
        Map.of(
            "rule", rule,
            "severity", "ERROR",
            "message", "what happened, with 100 %",
            "fix", "do it otherwise",
            "site",
                Map.of("class", "com.acme.Foo", "method", "load", "file", "Foo.java", "line", 12)));
  }
}

package dev.selvedge;

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
    return new Recording(NAME, Stream.of(rules).map(Recordings::finding).toList(), List.of());
  }

  public static Recording left(String... tasks) {
    return new Recording(NAME, List.of(), List.of(tasks));
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

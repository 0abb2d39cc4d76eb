package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTests {

  private static final Map<String, Object> LINE =
      Map.ofEntries(
          Map.entry("type", "finding"),
          Map.entry("version", 1),
          Map.entry("run", "5b0c"),
          Map.entry("id", "f1"),
          Map.entry("rule", "BlockedEventLoop"),
          Map.entry("severity", "WARNING"),
          Map.entry("message", "slept"),
          Map.entry("fix", "do not"),
          Map.entry("docs", "https://example.org/BlockedEventLoop"),
          Map.entry("api", "java.lang.Thread.sleep"),
          Map.entry("attribution", "only-window"),
          Map.entry("test", "com.acme.FooTest.bar()"),
          Map.entry("candidates", List.of("a", "b")),
          Map.entry("thread", "loop-1"),
          Map.entry("count", 3L),
          Map.entry("site", site("com.acme.Handlers", "lambda$start$0", "Handlers.java", 41)),
          Map.entry("origin", site("com.acme.Main", "main", "Main.java", 7L)),
          Map.entry("stack", List.of("com.acme.Handlers.lambda$start$0(Handlers.java:41)")),
          Map.entry("durationNanos", 30_000_000L),
          Map.entry("longestNanos", 20_000_000L),
          Map.entry("fingerprint", "0123456789abcdef"),
          Map.entry(
              "consequences",
              List.of(
                  Map.of(
                      "rule",
                      "SyncOverAsync",
                      "message",
                      "waited",
                      "class",
                      "com.acme.Main",
                      "method",
                      "main",
                      "file",
                      "Main.java",
                      "line",
                      7))));

  @Test
  void isReadFromALineOfTheJournal() {
    Finding finding = Finding.of(LINE);

    assertThat(finding)
        .isEqualTo(
            new Finding(
                "5b0c",
                "f1",
                "BlockedEventLoop",
                Finding.Severity.WARNING,
                "slept",
                "do not",
                "https://example.org/BlockedEventLoop",
                "java.lang.Thread.sleep",
                Finding.Attribution.ONLY_WINDOW,
                "com.acme.FooTest.bar()",
                List.of("a", "b"),
                "loop-1",
                3,
                new Finding.Site("com.acme.Handlers", "lambda$start$0", "Handlers.java", 41),
                new Finding.Site("com.acme.Main", "main", "Main.java", 7),
                List.of("com.acme.Handlers.lambda$start$0(Handlers.java:41)"),
                Duration.ofMillis(30),
                Duration.ofMillis(20),
                "0123456789abcdef",
                List.of(
                    new Finding.Consequence(
                        "SyncOverAsync",
                        "waited",
                        new Finding.Site("com.acme.Main", "main", "Main.java", 7))),
                false,
                false));
  }

  @Test
  void saysWhetherItIsKnownOrExpected() {
    assertThat(Finding.of(Map.of("known", true))).returns(true, Finding::known);
    assertThat(Finding.of(Map.of("known", true))).returns(false, Finding::expected);
    assertThat(Finding.of(Map.of("expected", true))).returns(true, Finding::expected);
    assertThat(Finding.of(Map.of("known", "yes", "expected", 1)))
        .returns(false, Finding::known)
        .returns(false, Finding::expected);
  }

  @Test
  void printsAsOneLine() {
    assertThat(Finding.of(LINE)).hasToString("BlockedEventLoop: slept");
    assertThat(Finding.of(LINE).site())
        .hasToString("com.acme.Handlers.lambda$start$0(Handlers.java:41)");
  }

  @Test
  void readsAnEmptyLine() {
    Finding finding = Finding.of(Map.of());

    assertThat(finding.rule()).isEmpty();
    assertThat(finding.test()).isNull();
    assertThat(finding.site()).isNull();
    assertThat(finding.stack()).isEmpty();
    assertThat(finding.duration()).isZero();
  }

  @Test
  void readsValuesOfOtherTypesAsMissing() {
    Map<String, Object> odd = new HashMap<>();
    LINE.keySet().forEach(key -> odd.put(key, new Object()));

    assertThat(Finding.of(odd)).isEqualTo(Finding.of(Map.of()));
  }

  @Test
  void readsASiteWithoutAnything() {
    assertThat(Finding.of(Map.of("site", Map.of())).site())
        .isEqualTo(new Finding.Site("", "", null, -1));
  }

  @Test
  void takesAnUnknownSeverityForAnError() {
    assertThat(Finding.of(Map.of("severity", "FATAL")).severity())
        .isEqualTo(Finding.Severity.ERROR);
  }

  @Test
  void knowsEveryAttributionOfTheJournal() {
    assertThat(List.of("lineage", "only-window", "shared", "none", "telepathy"))
        .extracting(text -> Finding.of(Map.of("attribution", text)).attribution())
        .containsExactly(
            Finding.Attribution.LINEAGE,
            Finding.Attribution.ONLY_WINDOW,
            Finding.Attribution.SHARED,
            Finding.Attribution.NONE,
            Finding.Attribution.NONE);
  }

  @Test
  void doesNotChangeWithTheListsItWasReadFrom() {
    List<String> stack = new ArrayList<>(List.of("a.B.c(B.java:1)"));
    Finding finding = Finding.of(Map.of("stack", stack));

    stack.add("a.B.d(B.java:2)");

    assertThat(finding.stack()).containsExactly("a.B.c(B.java:1)");
    assertThatThrownBy(() -> finding.stack().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Map<String, Object> site(String type, String method, String file, Number line) {
    return Map.of("class", type, "method", method, "file", file, "line", line);
  }
}

package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlInjectionTests {

  private static final Pattern ELEMENTS_WITH_OWN_TEXT =
      Pattern.compile("(?s)<(style|script)>.*?</\\1>");
  private static final Pattern TAG =
      Pattern.compile("<!doctype html>|<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+=\"[^\"<>]*\")*)>");

  private static final List<List<Integer>> SERIES = List.of(List.of(1, 2), List.of(2, 3));

  @TempDir Path folder;

  // Not by their values, which would reach the console of the build.
  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "</script><script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        "<!-- ",
        "]]>",
        "&lt;b&gt; &amp;quot;",
        "\u2028\u2029\u0000\u001b[31m\r\n\u202e"
      })
  void noValueBecomesMarkup(String value) throws IOException {
    String plain = page("harmless");
    String page = page(value);

    assertThat(tags(page)).isEqualTo(tags(plain));
    assertThat(TAG.matcher(ELEMENTS_WITH_OWN_TEXT.matcher(page).replaceAll("")).replaceAll(""))
        .doesNotContain("<", ">");
    assertThat(page).containsOnlyOnce("<script").containsOnlyOnce("<style");
    assertThat(page).doesNotContain("\u2028", "\u0000", "\u001b", "\r", "\u202e");
  }

  @Test
  void theValueIsStillThereToBeRead() throws IOException {
    assertThat(page("<b onclick=\"x()\">&amp;"))
        .contains("&lt;b onclick=&quot;x()&quot;&gt;&amp;amp;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        " https://example.org",
        "file:///etc/passwd"
      })
  void onlyWebAddressesBecomeLinks(String docs) throws IOException {
    assertThat(page(finding("docs", docs))).doesNotContain("rel=\"noopener");
  }

  @Test
  void aWebAddressBecomesALink() throws IOException {
    assertThat(page(finding("docs", "https://example.org/a?b=\"c\"&d")))
        .contains("href=\"https://example.org/a?b=&quot;c&quot;&amp;d\"");
  }

  @Test
  void halfASurrogatePairDoesNotBreakThePage() throws IOException {
    Path journal = JournalFixture.write(folder.resolve("half.jsonl"), finding("message", "HALF"));
    Files.writeString(journal, Files.readString(journal).replace("HALF", "a\\ud83db"));

    HtmlReport.write(List.of(journal), folder.resolve("page.html"));

    assertThat(folder.resolve("page.html")).content().contains("a\\ud83db");
  }

  /**
   * The names of all tags and attributes, in order: the values of a journal must not change them.
   */
  private static List<String> tags(String page) {
    return TAG.matcher(ELEMENTS_WITH_OWN_TEXT.matcher(page).replaceAll(""))
        .results()
        .map(tag -> tag.group().replaceAll("=\"[^\"]*\"", "").replace(" value", ""))
        .filter(tag -> !tag.equals("<wbr>"))
        .toList();
  }

  private String page(String value) throws IOException {
    return page(
        start(
            "main",
            value,
            "java",
            value,
            "vm",
            value,
            "selvedge",
            value,
            "attached",
            value,
            "rules",
            List.of(value),
            "missingHooks",
            List.of(value),
            "options",
            Map.of("key", value)),
        finding(
            "rule",
            value,
            "message",
            value,
            "fix",
            value,
            "docs",
            value,
            "api",
            value,
            "test",
            value,
            "thread",
            value,
            "fingerprint",
            value,
            "site",
            site(value, value, value, 1),
            "origin",
            site(value, value, value, 1),
            "stack",
            List.of(value),
            "lineage",
            List.of(value, Map.of("name", value, "kind", value, "class", value, "file", value)),
            "consequences",
            List.of(Map.of("rule", value)),
            "columns",
            List.of(value),
            "series",
            List.of(List.of(1, 2), List.of(2, value), List.of(value, 3))),
        finding(
            "id",
            "f2",
            "durationNanos",
            1,
            "rule",
            value,
            "attribution",
            "shared",
            "test",
            null,
            "candidates",
            List.of(value),
            "stack",
            List.of("java.a.B.c" + value, "java.a.B.c" + value)),
        window(
            "id",
            value,
            "kind",
            value,
            "name",
            value,
            "class",
            value,
            "method",
            value,
            "fanOuts",
            List.of(load("kind", value, "owner", value, "created", value, "series", SERIES)),
            "queues",
            List.of(value, load("name", value, "peak", 3, "series", List.of(value))),
            "permits",
            List.of(load("source", value, "permits", value, "series", SERIES))),
        end());
  }

  private static Map<String, Object> load(Object... values) {
    Map<String, Object> load = new HashMap<>();
    for (int at = 0; at < values.length; at += 2) {
      load.put((String) values[at], values[at + 1]);
    }
    load.put("site", site(values[1].toString(), values[1].toString(), values[1].toString(), 1));
    return load;
  }

  private String page(Map<?, ?>... lines) throws IOException {
    Path page = folder.resolve("page.html");
    HtmlReport.write(List.of(JournalFixture.write(folder.resolve("run.jsonl"), lines)), page);
    return Files.readString(page);
  }
}

package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.unfinished;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTests {

  @TempDir Path folder;

  @Test
  void showsAFindingWithAllThatIsKnownOfIt() throws IOException {
    assertThat(page(start(), finding(), end()))
        .contains("<h1>1 error</h1>")
        .contains("<h3>BlockedEventLoop</h3>")
        .contains("Files.readString blocks the event loop thread &#39;loop-0&#39;")
        .contains("Handlers.java:41")
        .contains("Handlers.<wbr>start (lambda)")
        .contains("3 times, 212 ms in all, longest 101 ms")
        .contains("Use the asynchronous file API")
        .contains("href=\"https://selvedge.dev/rules/BlockedEventLoop\"")
        .contains("<summary>Stack, 7 frames</summary>")
        .contains("<summary>2 JDK frames</summary>")
        .contains("the only guarded test running at the time");
  }

  @Test
  void marksWhatIsKnownAndShowsItLast() throws IOException {
    assertThat(page(start(), finding("id", "f2", "known", true), unfinished(), end()))
        .contains("<h1>1 error</h1>", "1 known finding")
        .containsSubsequence("UnfinishedTask", "data-known=\"true\"", ">Known</span>");
    assertThat(page(start(), finding("known", true), end())).contains("<h1>No new findings</h1>");
  }

  @Test
  void showsTheLineageAsATree() throws IOException {
    assertThat(page(start(), unfinished(), end()))
        .containsSubsequence(
            "<dt>Lineage</dt>",
            "<ul class=\"lineage\"><li><code>test"
                + " com.<wbr>acme.<wbr>OrdersTests.<wbr>places()</code>",
            "<ul class=\"lineage\"><li><code>thread #6 &#39;checkout&#39; at",
            "<ul class=\"lineage\"><li><code>pool task #7",
            "</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n</dd>");
  }

  @Test
  void saysWhoseStackItIsIfTheLineAtFaultIsNotOnIt() throws IOException {
    assertThat(page(start(), unfinished(), end()))
        .contains("<summary>Stack of pool-1-thread-2, 6 frames</summary>")
        .doesNotContain("Started at");
  }

  @Test
  void addsUpTheSameFindingOfSeveralRuns() throws IOException {
    String page =
        page(start(), finding(), end(), start("run", "b"), finding("run", "b"), end("run", "b"));

    assertThat(page)
        .contains("<h1>1 error</h1>", "6 times, 424 ms in all, longest 101 ms, in 2 JVMs")
        .containsOnlyOnce("<article class=\"finding error\"");
  }

  @Test
  void groupsByRuleWithTheWorstFirst() throws IOException {
    String page =
        page(
            finding(
                "id", "f1", "rule", "Mild", "severity", "WARNING", "durationNanos", 9_000_000_000L),
            finding("id", "f2", "rule", "Bad", "durationNanos", 1L),
            finding("id", "f3", "rule", "Worse", "durationNanos", 2L));

    assertThat(page).containsSubsequence("<h3>Worse</h3>", "<h3>Bad</h3>", "<h3>Mild</h3>");
  }

  @Test
  void showsNoMoreThanABrowserCanAndSaysSo() throws IOException {
    Map<?, ?>[] many = new Map<?, ?>[1_001];
    for (int at = 0; at < many.length; at++) {
      many[at] = finding("id", "f" + at, "fingerprint", "f" + at, "stack", List.of());
    }

    assertThat(page(many))
        .contains("<h1>1,001 errors</h1>", "The worst 1,000 of 1,001 are on this page");
  }

  @Test
  void saysThatThereIsNothing() throws IOException {
    assertThat(page(start(), end()))
        .contains("<h1>No findings</h1>", "Nothing was found")
        .doesNotContain("id=\"filter\"");
  }

  @Test
  void showsWhichJvmsEndedAndWhichDidNot() throws IOException {
    String page = page(start(), end(), start("run", "b", "main", null, "attached", "late"));

    assertThat(page)
        .contains("com.acme.Main</span> <span class=\"badge\">Ended</span>")
        .contains("JVM b</span> <span class=\"badge\">Killed or still running</span>")
        .contains("2026-11-22 19:24:00 UTC, ran for 7.3 s")
        .contains("0.1.0, on the command line", "0.1.0, attached while running")
        .contains("in 2 JVMs, 1 of them killed or still running");
  }

  @Test
  void showsWhichForksHaveTheFindingAndUntilWhenAKilledOneWasSeen() throws IOException {
    String page =
        page(
            start("folder", "shop", "fork", 1),
            finding(),
            end(),
            start("run", "b", "folder", "shop", "fork", 2),
            finding("run", "b", "count", 1));

    assertThat(page)
        .contains("<li><code>shop, fork 1, process 123: 3 times</code></li>")
        .contains("<li><code>shop, fork 2, process 123: once</code></li>")
        .contains("shop, fork 2, process 123</span> <span class=\"badge\">Killed or still running")
        .contains("<dd>seen last 2026-11-22 19:24:01 UTC</dd>");
  }

  @Test
  void namesTheHooksThatAreMissing() throws IOException {
    assertThat(page(start("missingHooks", List.of("java.lang.Thread.foo")), end()))
        .contains("57, 1 missing", "java.<wbr>lang.<wbr>Thread.<wbr>foo", "could not be watched");
    assertThat(page(start(), end()))
        .contains("57, none missing")
        .doesNotContain("could not be watched");
  }

  @Test
  void listsTheWindowsThoseWithFindingsFirst() throws IOException {
    assertThat(
            page(
                start(),
                window("id", "w1", "name", "clean", "findings", List.of()),
                window("name", "hit"),
                end()))
        .containsSubsequence(">hit</span>", ">clean</span>")
        .contains("<td>12 ms</td>", "2 tests");
  }

  @Test
  void listsTheTestsOfASharedFindingAndLetsOneFilterByThem() throws IOException {
    assertThat(
            page(
                finding(
                    "attribution",
                    "shared",
                    "test",
                    null,
                    "candidates",
                    List.of("A.a()", "B.b()"))))
        .contains(
            "several tests ran at the same time",
            "<option value=\"0\">A.a()</option>",
            "data-tests=\"0 1\"");
  }

  @Test
  void namesWhatCouldNotBeRead() throws IOException {
    Path page = folder.resolve("page.html");
    HtmlReport.write(List.of(folder.resolve("gone.jsonl")), page);

    assertThat(Files.readString(page))
        .contains("gone.jsonl could not be read: there is no such file");
  }

  @Test
  void showsSitesAndOriginsWithoutFileOrLine() throws IOException {
    assertThat(
            page(
                finding(
                    "site", Map.of("class", "com.acme.A", "method", "b", "line", -2),
                    "origin", site("com.acme.C", "d", "C.java", 0))))
        .contains("Unknown Source", "com.<wbr>acme.<wbr>C.<wbr>d(C.<wbr>java)");
  }

  @Test
  void allowsItsOwnStyleAndScriptAndNothingElse() throws Exception {
    String page = page(start(), finding(), end());

    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action"
                + " 'none'",
            hash(between(page, "<style>", "</style>")),
            hash(between(page, "<script>", "</script>")));
  }

  @Test
  void loadsNothing() throws IOException {
    String page = page(start(), finding("docs", null), window(), end());

    assertThat(page)
        .doesNotContain(
            "src=", "url(", "@import", "http://", "https://", "<link", "fetch(", "import(");
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  private static String between(String page, String from, String to) {
    int start = page.indexOf(from) + from.length();
    return page.substring(start, page.indexOf(to, start));
  }

  private String page(Map<?, ?>... lines) throws IOException {
    Path page = folder.resolve("page.html");
    HtmlReport.write(List.of(JournalFixture.write(folder.resolve("run.jsonl"), lines)), page);
    return Files.readString(page);
  }
}

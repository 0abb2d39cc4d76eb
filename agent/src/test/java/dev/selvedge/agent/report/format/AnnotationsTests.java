package dev.selvedge.agent.report.format;

import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationsTests {

  @TempDir Path folder;

  @Test
  void aFindingIsShownBesideItsLine() throws IOException {
    Path file = folder.resolve("src/main/java/com/acme/Handlers.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");

    assertThat(lines(List.of(finding())))
        .containsExactly(
            "::error file=src/main/java/com/acme/Handlers.java,line=41,title=BlockedEventLoop"
                + "::Files.readString blocks the event loop thread 'loop-0' (Handlers.java:41)"
                + "%0AHappened 3 times, 212 ms in all, longest 101 ms, in test"
                + " com.acme.PriceTest.listsPrices()."
                + "%0AFix: Use the asynchronous file API of the event loop."
                + "%0Ahttps://selvedge.dev/rules/BlockedEventLoop");
  }

  @Test
  void withoutItsSourceItIsShownForTheStep() {
    assertThat(lines(List.of(finding("severity", "WARNING"))))
        .singleElement()
        .asString()
        .startsWith("::warning title=BlockedEventLoop::Files.readString");
  }

  @Test
  void whatIsKnownIsNoNews() {
    assertThat(lines(List.of(finding("known", true)))).isEmpty();
  }

  @Test
  void theWorstOfEachKindAreShownAndTheRestCounted() {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (int line = 1; line <= 14; line++) {
      findings.add(at(line, "ERROR"));
      findings.add(at(100 + line, "WARNING"));
    }
    findings.add(at(60, "WARNING"));
    findings.subList(0, 2).clear();

    List<String> lines = lines(findings);

    assertThat(lines).filteredOn(line -> line.startsWith("::error ")).hasSize(10);
    assertThat(lines).filteredOn(line -> line.startsWith("::warning ")).hasSize(10);
    assertThat(lines.get(0)).contains("'loop-14'");
    assertThat(lines.get(9)).startsWith("::error title=Selvedge::4 more errors not shown here");
    assertThat(lines.get(10)).startsWith("::warning").contains("'loop-114'");
  }

  @Test
  void tenOfAKindAreAllShown() {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (int line = 1; line <= 10; line++) {
      findings.add(at(line, "ERROR"));
    }

    assertThat(lines(findings)).hasSize(10).noneMatch(line -> line.contains("more"));
  }

  @Test
  void namesEndNoCommandAndBeginNone() {
    assertThat(
            lines(
                List.of(
                    finding(
                        "rule",
                        "a,line=1::b",
                        "message",
                        "100% \r\n::set-env name=X::y %0A::error::z",
                        "site",
                        null))))
        .containsExactly(
            "::error title=a%2Cline=1%3A%3Ab::100%25 \\r\\n::set-env name=X::y %250A::error::z"
                + "%0AHappened 3 times, 212 ms in all, longest 101 ms, in test"
                + " com.acme.PriceTest.listsPrices()."
                + "%0AFix: Use the asynchronous file API of the event loop."
                + "%0Ahttps://selvedge.dev/rules/BlockedEventLoop");
  }

  private static Map<String, Object> at(int line, String severity) {
    return finding(
        "severity",
        severity,
        "message",
        "blocks 'loop-" + line + "'",
        "durationNanos",
        line * 1_000_000L,
        "site",
        site("com.acme.Handlers", "start", "Handlers.java", line));
  }

  private List<String> lines(List<Map<String, Object>> findings) {
    return new Annotations(Sources.of(List.of(), folder)).lines(findings);
  }
}

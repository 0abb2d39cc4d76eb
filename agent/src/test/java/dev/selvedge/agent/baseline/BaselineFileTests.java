package dev.selvedge.agent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTests {

  @TempDir Path folder;

  @Test
  void hasALineForEachFindingInAnOrderThatLasts() throws IOException {
    Entry one = entry("LostFailure", "aa", "com.acme.A.a(A.java:1)", 1);
    Entry two = entry("BlockedEventLoop", "cc", "com.acme.B.b(B.java:7)", 7, 3);
    Entry three = entry("BlockedEventLoop", "bb", "com.acme.A.a(A.java:9)", 9);

    assertThat(text(one, two, three))
        .isEqualTo(
            """
            {"selvedgeBaseline": 1, "findings": [
            {"rule":"BlockedEventLoop","fingerprint":"bb","site":"com.acme.A.a(A.java:9)","lines":[9],"message":"it's \\"bad\\""},
            {"rule":"BlockedEventLoop","fingerprint":"cc","site":"com.acme.B.b(B.java:7)","lines":[3,7],"message":"it's \\"bad\\""},
            {"rule":"LostFailure","fingerprint":"aa","site":"com.acme.A.a(A.java:1)","lines":[1],"message":"it's \\"bad\\""}
            ]}
            """)
        .isEqualTo(text(three, one, two));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Entry entry = entry("LostFailure", "aa", "com.acme.A.a(A.java:1)", 1, 5);

    assertThat(read(text(entry)).entries()).containsExactly(entry);
    assertThat(read(text()).entries()).isEmpty();
  }

  @Test
  void aFindingThatTwoBranchesHaveIsOneWithTheLinesOfBoth() throws IOException {
    Baseline merged =
        read(
            text(entry("LostFailure", "aa", "x", 1, 5), entry("LostFailure", "bb", "x", 8))
                .replace("bb", "aa"));

    assertThat(merged.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.lines()).containsExactly(1, 5, 8));
  }

  @Test
  void anEntryWithoutLinesKnowsAnyNumberOfThem() throws IOException {
    Baseline baseline =
        read(
            "{\"selvedgeBaseline\":1,\"later\":[{}],"
                + "\"findings\":[{\"rule\":\"R\",\"fingerprint\":\"aa\",\"later\":null}]}");

    assertThat(baseline.known("aa", lines(1, 2, 3))).containsExactly(1, 2, 3);
    assertThat(baseline.known("bb", lines(1))).isEqualTo(Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                       | is no baseline: ",
        "package com.acme;                                        | is no baseline: it cannot be"
            + " understood at line 1",
        "{}                                                       | is no baseline: it lacks"
            + " 'selvedgeBaseline'",
        "{\"selvedgeBaseline\":1}                                 | is no baseline: it lacks"
            + " 'findings'",
        "{\"selvedgeBaseline\":9}                                 | it has the version 9, known is"
            + " 1",
        "{\"selvedgeBaseline\":1,\"findings\":[{\"rule\":\"R\"}]}  | a finding lacks its rule or"
            + " fingerprint",
        "{\"selvedgeBaseline\":1,\"findings\":[<<<<<<< HEAD]}     | is no baseline: it cannot be"
            + " understood at line 1",
        "{\"selvedgeBaseline\":1,\"findings\":[]} {}             | is no baseline: ",
        "{\"selvedgeBaseline\":1,\"findings\":[{\"rule\":{}}]}   | is no baseline: "
      })
  void whatIsNoBaselineIsRefusedInOneLine(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1)
        .doesNotContain("Gson", "JsonReader", "http");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> BaselineFile.read(folder.resolve("gone.json")))
        .hasMessage("does not exist");
    assertThatThrownBy(() -> BaselineFile.read(folder)).hasMessage("is a folder");
  }

  private Baseline read(String text) throws IOException {
    return BaselineFile.read(Files.writeString(folder.resolve("baseline.json"), text));
  }

  private static String text(Entry... entries) throws IOException {
    StringWriter out = new StringWriter();
    BaselineFile.write(new Baseline(List.of(entries)), out);
    return out.toString();
  }

  private static Entry entry(String rule, String fingerprint, String site, Integer... lines) {
    return new Entry(rule, fingerprint, site, lines(lines), "it's \"bad\"");
  }

  private static SortedSet<Integer> lines(Integer... lines) {
    return new TreeSet<>(List.of(lines));
  }
}

package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.Durations;
import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.MergedFinding;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/**
 * The findings in SARIF 2.1.0, the format of code scanning, within the limits of what GitHub takes:
 * one run, so many results, so many bytes when compressed.
 */
final class SarifReport {

  /** GitHub shows no more locations of one result. */
  static final int MOST_LOCATIONS = 100;

  /** GitHub refuses a file with more. */
  private static final int MOST_RESULTS = 25_000;

  /** GitHub shows so many, the worst ones. */
  private static final int MOST_SHOWN = 5_000;

  /** GitHub refuses a file that has more than 10 MB when compressed; there is more to come then. */
  private static final long MOST_BYTES = 9_000_000;

  private final Journals journals;
  private final Sources sources;
  private final List<MergedFinding> findings;
  private int written;

  SarifReport(Journals journals, Sources sources) {
    this.journals = journals;
    this.sources = sources;
    this.findings = MergedFinding.merge(journals.findings());
  }

  /** Writes the report. */
  void writeTo(Writer out) throws IOException {
    CompressedSize size = new CompressedSize(out);
    JsonWriter json = new JsonWriter(size);
    json.setIndent("  ");
    json.setSerializeNulls(false);
    json.beginObject();
    json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    SarifRules rules = new SarifRules(journals, findings);
    tool(json, rules);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("originalUriBaseIds").beginObject().name(SarifPlaces.ROOT).beginObject();
    // Without an address: that of one machine means nothing on another.
    json.name("description").beginObject();
    json.name("text").value("The folder of the repository.").endObject();
    json.endObject().endObject();
    results(json, rules, size);
    invocation(json);
    json.endObject().endArray();
    json.endObject();
    json.flush();
    out.write('\n');
  }

  private static void tool(JsonWriter json, SarifRules rules) throws IOException {
    String version = ToolVersion.read();
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("Selvedge");
    json.name("version").value(version);
    if (version.matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?")) {
      json.name("semanticVersion").value(version);
    }
    json.name("informationUri").value("https://selvedge.dev");
    rules.write(json);
    json.endObject().endObject();
  }

  private void results(JsonWriter json, SarifRules rules, CompressedSize size) throws IOException {
    boolean compared = findings.stream().anyMatch(MergedFinding::known);
    SarifResult result = new SarifResult(json, sources, compared, findings);
    json.name("results").beginArray();
    for (MergedFinding merged : findings) {
      if (written == MOST_RESULTS || size.bytes() > MOST_BYTES) {
        break;
      }
      result.write(merged, rules.indexOf(merged.finding().rule()));
      written++;
    }
    json.endArray();
  }

  private void invocation(JsonWriter json) throws IOException {
    json.name("invocations").beginArray().beginObject();
    long first =
        journals.runs().stream()
            .mapToLong(run -> new Fields(run.start()).number("epochMillis", 0))
            .filter(millis -> millis > 0 && millis < 7_258_118_400_000L)
            .min()
            .orElse(0);
    if (first > 0) {
      json.name("startTimeUtc").value(Instant.ofEpochMilli(first).toString());
    }
    json.name("executionSuccessful").value(true);
    json.name("toolExecutionNotifications").beginArray();
    for (String note : journals.notes()) {
      notification(json, "warning", note);
    }
    if (journals.unfinishedRuns() > 0) {
      notification(
          json,
          "warning",
          Durations.counted(journals.unfinishedRuns(), "JVM")
              + " did not end in order (killed, or still running): what was written until then is"
              + " here");
    }
    for (String note : notes()) {
      notification(json, "note", note);
    }
    for (String note : sources.notes()) {
      notification(json, "note", note);
    }
    json.endArray();
    json.endObject().endArray();
  }

  private static void notification(JsonWriter json, String level, String text) throws IOException {
    json.beginObject().name("level").value(level);
    json.name("message").beginObject();
    json.name("text").value(SarifText.plain(Inert.visible(text))).endObject();
    json.endObject();
  }

  /** What there is to say about the report, once it is written. */
  List<String> notes() {
    int left = findings.size() - written;
    if (left > 0) {
      return List.of(
          Durations.counted(left, "finding")
              + " left out of the SARIF file, the lesser ones: GitHub would refuse a larger file");
    }
    return written > MOST_SHOWN
        ? List.of(
            "GitHub shows the worst "
                + MOST_SHOWN
                + " of the "
                + written
                + " results in the SARIF file")
        : List.of();
  }
}

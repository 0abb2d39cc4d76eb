package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.MergedFinding;
import dev.selvedge.agent.report.Related;
import dev.selvedge.agent.report.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes findings as results of SARIF. */
final class SarifResult {

  private static final int MOST_TESTS = 20;
  private static final int MOST_FRAMES = 40;

  private final JsonWriter json;
  private final Sources sources;
  private final SarifPlaces places;
  private final boolean compared;
  private final Map<MergedFinding, Integer> numbers;

  /**
   * @param compared whether any finding is known, so that each says whether it is new
   * @param all the findings, of which those of the same fingerprint are numbered by their lines
   */
  SarifResult(JsonWriter json, Sources sources, boolean compared, List<MergedFinding> all) {
    this.numbers = numbers(all);
    this.json = json;
    this.sources = sources;
    this.places = new SarifPlaces(json, sources);
    this.compared = compared;
  }

  void write(MergedFinding merged, int ruleIndex) throws IOException {
    FindingView finding = merged.finding();
    if (finding.site() != null) {
      sources.find(finding.site());
    }
    SarifFlow flow = new SarifFlow(finding, places);
    json.beginObject();
    json.name("ruleId").value(Inert.name(finding.rule()));
    json.name("ruleIndex").value(ruleIndex);
    json.name("kind").value("fail");
    json.name("level").value(merged.error() ? "error" : "warning");
    json.name("message").beginObject().name("text").value(message(merged)).endObject();
    json.name("locations").beginArray();
    Site primary = primary(finding, flow);
    places.write(primary, -1, null);
    json.endArray();
    related(finding, primary);
    flow.write(json);
    stack(finding);
    fingerprints(merged);
    json.name("occurrenceCount").value(Math.min(merged.count(), Integer.MAX_VALUE));
    known(merged);
    properties(merged);
    json.endObject();
  }

  private static String message(MergedFinding merged) {
    FindingView finding = merged.finding();
    StringBuilder text = new StringBuilder(SarifText.plain(finding.headline()));
    if (text.charAt(text.length() - 1) != '.') {
      text.append('.');
    }
    text.append(" Happened ").append(merged.happened());
    List<String> tests = merged.tests().stream().limit(1).map(SarifText::of).toList();
    if (merged.tests().size() == 1) {
      text.append(", in test ").append(tests.get(0));
    } else if (!tests.isEmpty()) {
      text.append(", in ").append(merged.tests().size()).append(" tests, as ").append(tests.get(0));
    }
    text.append('.');
    if (finding.fix() != null) {
      text.append(" Fix: ").append(SarifText.of(finding.fix()));
    }
    return text.toString();
  }

  private @Nullable Site primary(FindingView finding, SarifFlow flow) {
    Site site = finding.site();
    if (places.isKnown(site)) {
      return site;
    }
    Site nearest = flow.nearestKnown();
    return nearest == null ? site : nearest;
  }

  private void related(FindingView finding, @Nullable Site primary) throws IOException {
    json.name("relatedLocations").beginArray();
    int id = 0;
    Site site = finding.site();
    if (site != null && !site.equals(primary)) {
      places.write(site, id++, "the line at fault");
    }
    Site origin = finding.origin();
    if (origin != null && !finding.aboutItsOrigin()) {
      places.write(origin, id++, "where the work was started");
    }
    for (Object element : finding.consequences()) {
      Site place =
          element instanceof Map<?, ?> map
              ? Site.of(new Fields(Map.of("site", map)), "site")
              : null;
      if (place != null && id < SarifReport.MOST_LOCATIONS) {
        places.write(place, id++, "also: " + SarifText.plain(Related.line(element)));
      }
    }
    json.endArray();
  }

  private void stack(FindingView finding) throws IOException {
    List<String> frames = finding.stack();
    if (frames.isEmpty()) {
      return;
    }
    json.name("stacks").beginArray().beginObject();
    json.name("frames").beginArray();
    for (String frame : frames.subList(0, Math.min(MOST_FRAMES, frames.size()))) {
      Site site = Frames.parse(frame);
      json.beginObject().name("location");
      if (site != null && places.isKnown(site)) {
        places.write(site, -1, SarifText.of(frame));
      } else {
        json.beginObject().name("message").beginObject();
        json.name("text").value(SarifText.of(frame)).endObject().endObject();
      }
      json.endObject();
    }
    json.endArray();
    json.endObject().endArray();
  }

  /**
   * What makes a finding the same in the next run. Those of several lines have the same
   * fingerprint, so they are numbered.
   */
  private void fingerprints(MergedFinding merged) throws IOException {
    FindingView finding = merged.finding();
    String own = Inert.name(finding.fingerprint());
    if (own.isEmpty()) {
      return;
    }
    int number = numbers.getOrDefault(merged, 1);
    json.name("partialFingerprints").beginObject();
    // The only one that GitHub looks at.
    json.name("primaryLocationLineHash").value(own + ":" + number);
    json.name("selvedgeFingerprint/v1").value(own);
    json.endObject();
  }

  /** The number of each among those of its fingerprint: lines keep their order when they shift. */
  private static Map<MergedFinding, Integer> numbers(List<MergedFinding> all) {
    List<MergedFinding> byLine = new ArrayList<>(all);
    byLine.sort(
        Comparator.comparingLong(
            merged -> {
              Site site = merged.finding().site();
              return site == null ? 0 : site.line();
            }));
    Map<String, Integer> counts = new HashMap<>();
    Map<MergedFinding, Integer> numbers = new HashMap<>();
    for (MergedFinding merged : byLine) {
      numbers.put(merged, counts.merge(merged.finding().fingerprint(), 1, Integer::sum));
    }
    return numbers;
  }

  private void known(MergedFinding merged) throws IOException {
    if (compared) {
      json.name("baselineState").value(merged.known() ? "unchanged" : "new");
    }
    if (merged.known()) {
      json.name("suppressions").beginArray().beginObject();
      json.name("kind").value("external");
      json.name("status").value("accepted");
      json.name("justification").value("It is in the baseline, or the test expects it.");
      json.endObject().endArray();
    }
  }

  private void properties(MergedFinding merged) throws IOException {
    FindingView finding = merged.finding();
    json.name("properties").beginObject();
    json.name("api").value(inert(finding.api()));
    json.name("attribution").value(Inert.name(finding.attribution()));
    json.name("thread").value(inert(finding.thread()));
    json.name("jvms").value(merged.runs());
    json.name("durationMillis").value(merged.durationNanos() / 1_000_000);
    json.name("tests").beginArray();
    for (String test : merged.tests().stream().limit(MOST_TESTS).toList()) {
      json.value(Inert.name(test));
    }
    json.endArray();
    json.endObject();
  }

  private static @Nullable String inert(@Nullable String value) {
    return value == null ? null : Inert.name(value);
  }
}

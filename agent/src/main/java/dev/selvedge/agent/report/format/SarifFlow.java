package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from the origin of the work to the fault, as a code flow of SARIF: where each task of the
 * lineage was made, then the frames of the stack that have sources, and at last the fault.
 */
final class SarifFlow {

  /** GitHub shows 1,000, and journals have fewer. */
  private static final int MOST_STEPS = 200;

  private record Step(Site site, String what) {}

  private final List<Step> steps = new ArrayList<>();
  private final SarifPlaces places;
  private final FindingView finding;

  SarifFlow(FindingView finding, SarifPlaces places) {
    this.finding = finding;
    this.places = places;
    for (Object element : finding.lineage()) {
      if (element instanceof Map<?, ?> map) {
        task(new Fields(map));
      }
    }
    Site origin = finding.origin();
    if (finding.lineage().isEmpty() && origin != null && !finding.aboutItsOrigin()) {
      add(origin, "the work is started");
    }
    // Where making the work is the fault, the stack is that of what it does later.
    if (!finding.aboutItsOrigin()) {
      stack();
    }
    Site site = finding.site();
    if (site != null) {
      add(site, finding.headline());
    }
  }

  private void task(Fields task) {
    Site site = Site.of(new Fields(Map.of("site", task.values())), "site");
    if (site != null) {
      add(site, Inert.sentence(task.text("name", "a task")) + " is made");
    }
  }

  private void stack() {
    List<String> stack = finding.stack();
    for (int at = stack.size() - 1; at >= 0; at--) {
      Site frame = Frames.parse(stack.get(at));
      if (frame != null && places.isKnown(frame)) {
        add(frame, "in " + Inert.name(frame.readableMethod()));
      }
    }
  }

  private void add(Site site, String what) {
    int last = steps.size() - 1;
    if (last >= 0 && sameLine(steps.get(last).site(), site)) {
      steps.set(last, new Step(site, what));
    } else {
      steps.add(new Step(site, what));
    }
  }

  private static boolean sameLine(Site one, Site other) {
    return one.className().equals(other.className()) && one.line() == other.line();
  }

  /** Writes the flow, if it has more to tell than the result itself. */
  void write(JsonWriter json) throws IOException {
    if (steps.size() < 2) {
      return;
    }
    int from = Math.max(0, steps.size() - MOST_STEPS);
    json.name("codeFlows").beginArray().beginObject();
    json.name("threadFlows").beginArray().beginObject();
    json.name("locations").beginArray();
    for (int at = from; at < steps.size(); at++) {
      Step step = steps.get(at);
      json.beginObject().name("location");
      places.write(step.site(), -1, SarifText.plain(step.what()));
      json.name("importance").value(at == steps.size() - 1 ? "essential" : "important");
      json.endObject();
    }
    json.endArray();
    json.endObject().endArray();
    json.endObject().endArray();
  }

  /** Where to show the finding, if its own line has no sources: the place nearest to it. */
  @Nullable Site nearestKnown() {
    for (int at = steps.size() - 1; at >= 0; at--) {
      if (places.isKnown(steps.get(at).site())) {
        return steps.get(at).site();
      }
    }
    return null;
  }
}

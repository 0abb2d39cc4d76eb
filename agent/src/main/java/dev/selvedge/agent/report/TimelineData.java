package dev.selvedge.agent.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the script of the page draws one timeline from: JSON that can stand in a script element.
 * Times are in nanoseconds from its beginning on; texts are numbers of a list, -1 for none.
 */
final class TimelineData {

  /** Of a longer name the middle is cut out. */
  private static final int MOST_TEXT = 160;

  private final Timelines.Timeline timeline;
  private final Anchors anchors;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final long from;

  TimelineData(Timelines.Timeline timeline, Anchors anchors) {
    this.timeline = timeline;
    this.anchors = anchors;
    this.from = timeline.from();
  }

  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setHtmlSafe(true);
      json.beginObject();
      json.name("to").value(timeline.to() - from);
      json.name("epochMillis").value(timeline.run().epochNanos(from) / 1_000_000);
      json.name("tasks").beginArray();
      for (TaskSpan task : timeline.tasks().tasks()) {
        task(json, task);
      }
      json.endArray();
      interrupts(json);
      findings(json);
      json.name("texts").beginArray();
      for (String each : texts) {
        json.value(each);
      }
      json.endArray();
      json.endObject();
    }
    return text.toString();
  }

  private void task(JsonWriter json, TaskSpan task) throws IOException {
    json.beginArray();
    json.value(task.task()).value(task.parent()).value(number(task.kind()));
    json.value(number(task.name())).value(task.scope());
    json.value(number(place(task.site()))).value(number(task.api())).value(number(task.thread()));
    json.value(time(task.madeNanos())).value(time(task.beganNanos()));
    json.value(time(task.endedNanos())).value(number(task.outcome()));
    json.beginArray();
    for (TaskSpan.Wait wait : task.waits()) {
      json.value(time(wait.fromNanos())).value(time(wait.toNanos()));
      json.value(number(wait.on())).value(number(place(wait.site())));
    }
    json.endArray();
    json.value(task.waitsOmitted()).value(task.waitedNanos());
    json.beginArray();
    for (TaskSpan.Hold hold : task.holds()) {
      json.value(time(hold.fromNanos())).value(time(hold.toNanos())).value(number(hold.how()));
    }
    json.endArray();
    json.value(task.holdsOmitted());
    json.endArray();
  }

  private void interrupts(JsonWriter json) throws IOException {
    json.name("interrupts").beginArray();
    for (Object element : timeline.window().list("cancellations")) {
      if (element instanceof Map<?, ?> map) {
        Fields interrupt = new Fields(map);
        json.beginArray().value(time(interrupt.number("nanos", from)));
        json.value(interrupt.number("fromTask", 0)).value(interrupt.number("toTask", 0));
        json.value(number(interrupt.text("interrupter"))).value(number(interrupt.text("paid")));
        json.endArray();
      }
    }
    json.endArray();
  }

  private void findings(JsonWriter json) throws IOException {
    json.name("findings").beginArray();
    for (FindingView finding : timeline.findings()) {
      json.beginArray();
      json.value(finding.task()).value(time(finding.firstNanos()));
      json.value(finding.error() ? 1 : 0).value(number(finding.rule()));
      json.value(number(finding.message())).value(number(anchors.of(finding)));
      json.endArray();
    }
    json.endArray();
  }

  /** What has not happened is -1. */
  private long time(long nanos) {
    return nanos == TaskSpan.NEVER ? -1 : Math.max(0, nanos - from);
  }

  private static @Nullable String place(@Nullable Site site) {
    return site == null ? null : site.readableMethod() + " (" + site.fileAndLine() + ")";
  }

  private int number(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    Integer known = numbers.get(text);
    if (known == null) {
      known = texts.size();
      numbers.put(text, known);
      texts.add(text.length() > MOST_TEXT ? Inert.sentence(text) : Inert.visible(text));
    }
    return known;
  }
}

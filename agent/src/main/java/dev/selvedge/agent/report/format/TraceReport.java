package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.Site;
import dev.selvedge.agent.report.TaskSpan;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of all JVMs in the Trace Event Format, which Perfetto and speedscope open: a process
 * for each JVM, a track for each thread, arrows from whoever made a task, or interrupted it, to it.
 */
final class TraceReport {

  private static final int MOST_POINTS = 256;

  private final Timeline timeline;
  private final JsonWriter json;
  private int lastLane;
  private long lastArrow;

  TraceReport(Journals journals, Writer out) {
    this.timeline = new Timeline(journals);
    this.json = new JsonWriter(out);
    // No lane has the number of a process: it would be taken for its main thread.
    this.lastLane = journals.runs().size();
  }

  /** Writes the trace. */
  void write() throws IOException {
    json.setSerializeNulls(false);
    json.beginObject();
    json.name("displayTimeUnit").value("ms");
    json.name("otherData").beginObject();
    json.name("tool").value("Selvedge " + ToolVersion.read());
    json.name("startTime").value(startTime());
    json.name("omittedTasks").value(String.valueOf(timeline.omitted()));
    json.endObject();
    json.name("traceEvents").beginArray();
    for (Timeline.Jvm jvm : timeline.jvms()) {
      new JvmTrace(jvm).write();
    }
    json.endArray();
    json.endObject();
    json.flush();
  }

  private String startTime() {
    long nanos = timeline.startNanos();
    return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000).toString();
  }

  /** What passes between the making of a task and its first instruction. */
  private static String untilRun(TaskSpan task) {
    return switch (task.kind()) {
      case "scheduled task", "timer task" -> "delay ms";
      // It waits for what it is built upon, too.
      case "stage" -> "pending ms";
      default -> "queued ms";
    };
  }

  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3);
  }

  /** The events of one JVM. */
  private final class JvmTrace {

    private final Timeline.Jvm jvm;
    private final Lanes lanes;

    JvmTrace(Timeline.Jvm jvm) {
      this.jvm = jvm;
      this.lanes = new Lanes(timeline, jvm, () -> ++lastLane);
    }

    void write() throws IOException {
      metadata("process_name", 0, "name", jvm.name());
      metadata("process_sort_index", 0, "sort_index", jvm.number());
      int order = 0;
      for (Lane lane : lanes.all()) {
        metadata("thread_name", lane.number(), "name", lane.name());
        metadata("thread_sort_index", lane.number(), "sort_index", ++order);
        for (Lane.Slice slice : lane.slices()) {
          slice(lane, slice);
        }
      }
      for (TaskSpan task : timeline.tasks(jvm)) {
        made(task);
      }
      for (Fields figures : timeline.figures(jvm)) {
        interrupts(figures);
        fanOuts(figures);
      }
      findings();
    }

    private void metadata(String name, int lane, String key, Object value) throws IOException {
      json.beginObject();
      json.name("ph").value("M").name("name").value(name);
      json.name("pid").value(jvm.number()).name("tid").value(lane);
      json.name("ts").value(0);
      json.name("args").beginObject().name(key);
      if (value instanceof Number number) {
        json.value(number);
      } else {
        json.value(value.toString());
      }
      json.endObject();
      json.endObject();
    }

    /** Begins an event; the caller adds to it and ends it. */
    private void begin(String phase, String name, String category, int lane, long nanos)
        throws IOException {
      json.beginObject();
      json.name("ph").value(phase);
      json.name("name").value(name);
      json.name("cat").value(category);
      json.name("pid").value(jvm.number()).name("tid").value(lane);
      json.name("ts").value(micros(jvm.epochNanos(nanos) - timeline.startNanos()));
    }

    private void slice(Lane lane, Lane.Slice slice) throws IOException {
      TaskSpan task = slice.task();
      Object part = slice.part();
      if (part instanceof TaskSpan.Wait wait) {
        begin("X", "wait: " + Inert.name(wait.on()), "wait", lane.number(), slice.from());
        duration(slice);
        json.name("args").beginObject();
        place("at", wait.site());
        text("method", wait.api());
      } else if (part instanceof TaskSpan.Hold hold) {
        begin("X", Inert.name(hold.how()), "hold", lane.number(), slice.from());
        duration(slice);
        json.name("args").beginObject();
      } else {
        begin("X", timeline.label(task), Inert.name(task.kind()), lane.number(), slice.from());
        duration(slice);
        json.name("args").beginObject();
        json.name("task").value(task.task());
        if (task.parent() > 0) {
          json.name("made by task").value(task.parent());
        }
        json.name("outcome").value(Inert.name(task.outcome()));
        place("made at", task.site());
        text("test", timeline.windowOf(task));
        if (task.scope() > 0) {
          json.name("scope").value(task.scope());
        }
        json.name(untilRun(task)).value(micros(task.queuedNanos() / 1_000));
        json.name("waited ms").value(micros(task.waitedNanos() / 1_000));
        if (task.waitsOmitted() > 0) {
          json.name("waits omitted").value(task.waitsOmitted());
        }
        if (task.holdsOmitted() > 0) {
          json.name("holds omitted").value(task.holdsOmitted());
        }
      }
      json.endObject();
      json.endObject();
    }

    private void duration(Lane.Slice slice) throws IOException {
      json.name("dur").value(micros(slice.to() - slice.from()));
    }

    /** The arrow from whoever made a task, and a mark of one that never ran. */
    private void made(TaskSpan task) throws IOException {
      TaskSpan parent = task.parent() > 0 ? lanes.task(task.parent()) : null;
      Lane lane = lanes.of(task);
      if (lane == null) {
        Lane makers = parent == null ? null : lanes.of(parent);
        String what = "never ran: " + timeline.label(task);
        instant(what, "never ran", makers == null ? 0 : makers.number(), task.madeNanos());
        json.name("args").beginObject().name("task").value(task.task());
        place("made at", task.site());
        json.endObject();
        json.endObject();
      } else if (parent != null && during(parent, task.madeNanos())) {
        arrow("made", parent, task.madeNanos(), task, task.beganNanos());
      }
    }

    private boolean during(TaskSpan task, long nanos) {
      return lanes.of(task) != null && nanos >= task.beganNanos() && nanos <= jvm.endOf(task);
    }

    private void arrow(String name, TaskSpan from, long fromNanos, TaskSpan to, long toNanos)
        throws IOException {
      Lane start = lanes.of(from);
      Lane end = lanes.of(to);
      if (start == null || end == null || fromNanos > toNanos) {
        return;
      }
      long id = ++lastArrow;
      begin("s", name, "lineage", start.number(), fromNanos);
      json.name("id").value(id).endObject();
      begin("f", name, "lineage", end.number(), toNanos);
      json.name("id").value(id).name("bp").value("e").endObject();
    }

    private void instant(String name, String category, int lane, long nanos) throws IOException {
      begin("i", name, category, lane, nanos);
      json.name("s").value(lane == 0 ? "p" : "t");
    }

    private void interrupts(Fields figures) throws IOException {
      for (Object element : figures.list("cancellations")) {
        if (element instanceof Map<?, ?> map) {
          Fields interrupt = new Fields(map);
          long nanos = interrupt.number("nanos", 0);
          TaskSpan to = lanes.task(interrupt.amount("toTask"));
          TaskSpan from = lanes.task(interrupt.amount("fromTask"));
          Lane lane = to == null ? null : lanes.of(to);
          instant("interrupt", "interrupt", lane == null ? 0 : lane.number(), nanos);
          json.name("args").beginObject();
          text("interrupted", interrupt.text("thread"));
          text("by", interrupt.text("interrupter"));
          text("arrived", interrupt.text("arrived"));
          text("answered", interrupt.text("paid"));
          json.endObject();
          json.endObject();
          if (from != null && to != null && during(from, nanos) && during(to, nanos)) {
            arrow("interrupt", from, nanos, to, nanos);
          }
        }
      }
    }

    private void fanOuts(Fields figures) throws IOException {
      for (Object element : figures.list("fanOuts")) {
        if (element instanceof Map<?, ?> map) {
          Fields fanOut = new Fields(map);
          Site site = Site.of(fanOut, "site");
          String place = site == null ? "" : " of " + Inert.name(site.fileAndLine());
          List<?> series = fanOut.list("series");
          for (Object point : series.subList(0, Math.min(MOST_POINTS, series.size()))) {
            if (point instanceof List<?> numbers
                && numbers.size() >= 4
                && numbers.get(0) instanceof Number nanos
                && numbers.get(2) instanceof Number running
                && numbers.get(3) instanceof Number waiting) {
              begin("C", "fan-out" + place, "fan-out", 0, nanos.longValue());
              json.name("args").beginObject();
              json.name("at work").value(running.longValue());
              json.name("waiting").value(waiting.longValue());
              json.endObject();
              json.endObject();
            }
          }
        }
      }
    }

    private void findings() throws IOException {
      for (FindingView finding : timeline.findings(jvm)) {
        TaskSpan task = lanes.task(finding.task());
        Lane lane = task == null ? null : lanes.of(task);
        instant(
            Inert.name(finding.rule()),
            "finding",
            lane == null ? 0 : lane.number(),
            finding.firstNanos());
        json.name("args").beginObject();
        json.name("message").value(finding.headline());
        json.name("severity").value(finding.error() ? "error" : "warning");
        place("at", finding.site());
        text("fix", finding.fix());
        text("page", finding.docs());
        text("test", finding.test());
        json.name("count").value(finding.count());
        json.endObject();
        json.endObject();
      }
    }

    private void place(String name, @Nullable Site site) throws IOException {
      text(name, site == null ? null : site.frame());
    }

    private void text(String name, @Nullable String value) throws IOException {
      if (value != null) {
        json.name(name).value(Inert.sentence(value));
      }
    }
  }
}

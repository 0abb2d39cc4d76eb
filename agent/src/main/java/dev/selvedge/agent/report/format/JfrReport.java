package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.Site;
import dev.selvedge.agent.report.TaskSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValueBuilder;

/**
 * The findings, the tasks, their waits and holds and the interrupts of all JVMs as events of the
 * JDK's flight recorder, at the times of day at which they happened.
 */
final class JfrReport {

  private static final int MOST_FRAMES = 8;

  private final Timeline timeline;
  private final Recording recording;
  private int lastLane;

  private JfrReport(Timeline timeline, Recording recording) {
    this.timeline = timeline;
    this.recording = recording;
  }

  /** Writes a recording. */
  static void write(Journals journals, OutputStream out) throws IOException {
    Timeline timeline = new Timeline(journals);
    long start = Math.max(1, timeline.startNanos());
    long length = Math.max(1, timeline.lastEpochNanos() - timeline.startNanos());
    try (Recording recording =
        Recordings.newRecording(
            out,
            settings ->
                settings
                    .withTimestamp(start)
                    // Ticks are nanoseconds of the time of day; 0 would stand for the time of now.
                    .withStartTicks(start)
                    .withDuration(length)
                    .withJdkTypeInitialization())) {
      new JfrReport(timeline, recording).write();
    }
  }

  private void write() {
    JfrTypes types = new JfrTypes(recording);
    for (Timeline.Jvm jvm : timeline.jvms()) {
      new JvmEvents(jvm, types).write();
    }
  }

  /** The events of one JVM. */
  private final class JvmEvents {

    private final Timeline.Jvm jvm;
    private final JfrTypes types;
    private final Lanes lanes;

    JvmEvents(Timeline.Jvm jvm, JfrTypes types) {
      this.jvm = jvm;
      this.types = types;
      this.lanes = new Lanes(timeline, jvm, () -> ++lastLane);
    }

    void write() {
      for (TaskSpan task : timeline.tasks(jvm)) {
        task(task);
      }
      for (Fields figures : timeline.figures(jvm)) {
        interrupts(figures);
      }
      for (FindingView finding : timeline.findings(jvm)) {
        finding(finding);
      }
    }

    private void task(TaskSpan task) {
      long from = Lanes.from(task);
      long to = jvm.endOf(task);
      event(
          types.task,
          from,
          to,
          lanes.of(task),
          event -> {
            text(event, "name", timeline.label(task));
            text(event, "kind", task.kind());
            text(event, "outcome", task.outcome());
            text(event, "madeAt", frame(task.site()));
            text(event, "test", timeline.windowOf(task));
            text(event, "thread", task.thread());
            event.putField("task", task.task());
            event.putField("parent", task.parent());
            event.putField("scope", task.scope());
            event.putField("queued", task.queuedNanos());
            event.putField("waited", task.waitedNanos());
          });
      for (TaskSpan.Wait wait : task.waits()) {
        event(
            types.wait,
            wait.fromNanos(),
            wait.toNanos() == TaskSpan.NEVER ? to : wait.toNanos(),
            lanes.of(task),
            event -> {
              text(event, "on", wait.on());
              text(event, "place", frame(wait.site()));
              text(event, "method", wait.api());
              event.putField("task", task.task());
            });
      }
      for (TaskSpan.Hold hold : task.holds()) {
        event(
            types.hold,
            hold.fromNanos(),
            hold.toNanos() == TaskSpan.NEVER ? to : hold.toNanos(),
            lanes.of(task),
            event -> {
              text(event, "how", hold.how());
              event.putField("task", task.task());
            });
      }
    }

    private void interrupts(Fields figures) {
      for (Object element : figures.list("cancellations")) {
        if (element instanceof Map<?, ?> map) {
          Fields interrupt = new Fields(map);
          long nanos = interrupt.number("nanos", 0);
          TaskSpan task = lanes.task(interrupt.amount("toTask"));
          event(
              types.interrupt,
              nanos,
              nanos,
              task == null ? null : lanes.of(task),
              event -> {
                text(event, "by", interrupt.text("interrupter"));
                text(event, "interrupted", interrupt.text("thread"));
                text(event, "arrived", interrupt.text("arrived"));
                text(event, "answered", interrupt.text("paid"));
                event.putField("task", interrupt.amount("toTask"));
                event.putField("byTask", interrupt.amount("fromTask"));
              });
        }
      }
    }

    private void finding(FindingView finding) {
      TaskSpan task = lanes.task(finding.task());
      event(
          types.finding,
          finding.firstNanos(),
          finding.firstNanos() + Math.min(finding.longestNanos(), Long.MAX_VALUE / 4),
          task == null ? null : lanes.of(task),
          event -> {
            text(event, "rule", finding.rule());
            text(event, "severity", finding.error() ? "ERROR" : "WARNING");
            text(event, "message", finding.headline());
            text(event, "place", frame(finding.site()));
            text(event, "stack", stack(finding.stack()));
            text(event, "fix", finding.fix());
            text(event, "page", finding.docs());
            text(event, "test", finding.test());
            text(event, "origin", frame(finding.origin()));
            event.putField("count", finding.count());
            event.putField("task", finding.task());
            event.putField("longest", finding.longestNanos());
          });
    }

    private void event(
        Type type, long from, long to, @Nullable Lane lane, Consumer<TypedValueBuilder> rest) {
      long start = Math.max(timeline.startNanos(), jvm.epochNanos(from));
      long length = Math.max(0, to - from);
      recording.writeEvent(
          type.asValue(
              event -> {
                event.putField("startTime", start);
                event.putField("duration", length);
                event.putField("eventThread", thread -> thread(thread, lane));
                text(event, "jvm", jvm.name());
                rest.accept(event);
              }));
    }

    private void thread(TypedValueBuilder thread, @Nullable Lane lane) {
      String name = lane == null ? jvm.name() : lane.name();
      long id = lane == null ? 0 : lane.number();
      thread.putField("osName", name);
      thread.putField("osThreadId", id);
      thread.putField("javaName", name);
      thread.putField("javaThreadId", id);
    }
  }

  /** As one line: what the library writes for stack traces the JDK cannot read. */
  private static @Nullable String stack(List<String> stack) {
    return stack.isEmpty()
        ? null
        : String.join(" < ", stack.subList(0, Math.min(MOST_FRAMES, stack.size())));
  }

  private static @Nullable String frame(@Nullable Site site) {
    return site == null ? null : site.frame();
  }

  private static void text(TypedValueBuilder event, String field, @Nullable String value) {
    if (value != null) {
      event.putField(field, Inert.sentence(value));
    }
  }
}

package dev.selvedge.agent;

import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.sensor.task.Timeline;
import dev.selvedge.agent.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes the spans of tasks into the journal, many to a line. */
final class TimelineWriter {

  /** About how long a line becomes at most, in characters. */
  private static final int LONGEST_LINE = 60_000;

  /** About how many characters a span takes, and each of its waits and holds. */
  private static final int OF_SPAN = 220;

  private static final int OF_WAIT = 80;

  /** How often it is looked for tasks that go on for long. */
  private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** That may take one part in so many of the time, where there are very many threads. */
  private static final int LASTING_PART = 100;

  private static final int COLD = 3;

  private final Journal journal;
  private final Verdict verdict;
  private long lines;
  private long findings;
  private int glances;
  private long nextGlance = System.nanoTime();
  private long nextLook = System.nanoTime() + LASTING_NANOS;

  TimelineWriter(Journal journal, Verdict verdict) {
    this.journal = journal;
    this.verdict = verdict;
  }

  /** Writes what there is by now, while the JVM runs. What fails here must not end the rest. */
  void write() {
    try {
      look();
      flush();
    } catch (RuntimeException | Error e) {
      Timeline.fault(e);
    }
  }

  private void look() {
    long found = verdict.made();
    if (found != findings) {
      findings = found;
      Timeline.found();
    }
    long now = System.nanoTime();
    if (now - nextGlance >= 0) {
      Timeline.look();
      // The first ones take long because all is new to the JVM.
      nextGlance = glances++ < COLD ? now : after(now, 0);
    }
    if (now - nextLook >= 0) {
      Timeline.lasting();
      nextLook = after(now, LASTING_NANOS);
    }
  }

  private static long after(long begun, long pause) {
    long now = System.nanoTime();
    return now + Math.max(pause, LASTING_PART * (now - begun));
  }

  /** Writes the rest, because the JVM ends. */
  void writeAtLast() {
    try {
      Timeline.atEndOfJvm();
      flush();
    } catch (RuntimeException | Error e) {
      Timeline.fault(e);
    }
  }

  /** Writes what was named after that. */
  void writeRest() {
    try {
      flush();
    } catch (RuntimeException | Error e) {
      Timeline.fault(e);
    }
  }

  private synchronized void flush() {
    for (Map.Entry<String, List<TaskSpan>> window : Timeline.take().entrySet()) {
      List<TaskSpan> spans = window.getValue();
      int from = 0;
      int length = 0;
      for (int i = 0; i < spans.size(); i++) {
        TaskSpan span = spans.get(i);
        int more = OF_SPAN + OF_WAIT * (span.waits().size() + span.holds().size());
        if (i > from && length + more > LONGEST_LINE) {
          append(window.getKey(), spans.subList(from, i));
          from = i;
          length = 0;
        }
        length += more;
      }
      append(window.getKey(), spans.subList(from, spans.size()));
    }
  }

  private void append(String window, List<TaskSpan> spans) {
    journal.append("spans", "s" + ++lines, SpanLines.of(window, spans));
  }
}

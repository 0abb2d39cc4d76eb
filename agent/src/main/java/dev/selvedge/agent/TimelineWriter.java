package dev.selvedge.agent;

import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.sensor.task.Timeline;
import java.util.List;
import java.util.Map;

/** Writes the spans of tasks into the journal, many to a line. */
final class TimelineWriter {

  /** So many fit into a line of some 64 KB, as a rule. */
  private static final int MOST_OF_LINE = 256;

  private final Journal journal;
  private long lines;

  TimelineWriter(Journal journal) {
    this.journal = journal;
  }

  /** Writes what is there by now. */
  synchronized void write() {
    for (Map.Entry<String, List<TaskSpan>> window : Timeline.take().entrySet()) {
      List<TaskSpan> spans = window.getValue();
      for (int from = 0; from < spans.size(); from += MOST_OF_LINE) {
        int to = Math.min(spans.size(), from + MOST_OF_LINE);
        journal.append(
            "spans", "s" + ++lines, SpanLines.of(window.getKey(), spans.subList(from, to)));
      }
    }
  }
}

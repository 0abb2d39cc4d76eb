package dev.selvedge.agent;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.rule.ApiLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The longest queues of a window, as its line of the journal has them. */
final class QueueLines {

  private static final int MOST = 16;

  private final List<GrownQueue> longest = new ArrayList<>();

  /** Of one that is made and grows at the same places as another, the longer one is kept. */
  synchronized void add(GrownQueue queue) {
    for (int i = 0; i < longest.size(); i++) {
      if (isOfSamePlace(longest.get(i), queue)) {
        if (longest.get(i).peak() < queue.peak()) {
          longest.set(i, queue);
        }
        return;
      }
    }
    longest.add(queue);
    if (longest.size() > MOST) {
      longest.sort(Comparator.comparingInt(GrownQueue::peak).reversed());
      longest.remove(MOST);
    }
  }

  private static boolean isOfSamePlace(GrownQueue one, GrownQueue other) {
    return one.name().equals(other.name())
        && String.valueOf(site(one)).equals(String.valueOf(site(other)));
  }

  private static @Nullable StackTraceElement site(GrownQueue queue) {
    List<Frame> frames = queue.made().isEmpty() ? queue.grown() : queue.made();
    ApiLine line = ApiLine.of(frames);
    return line == null ? null : line.line();
  }

  synchronized List<Map<String, Object>> lines() {
    longest.sort(Comparator.comparingInt(GrownQueue::peak).reversed());
    List<Map<String, Object>> lines = new ArrayList<>();
    for (GrownQueue each : longest) {
      Map<String, Object> line = new LinkedHashMap<>();
      StackTraceElement site = site(each);
      line.put("site", site == null ? null : SiteLines.of(site));
      line.put("name", each.name());
      line.put("peak", each.peak());
      line.put("series", each.series().points());
      lines.add(line);
    }
    return lines;
  }
}

package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest span of every task, up to a number of them. When there are more, the windows with most
 * of them give up what matters least, so that each window keeps some.
 */
final class LatestSpans {

  private record Key(String run, @Nullable String window) {}

  private record TaskKey(long task, long began) {}

  /** The spans of one window. */
  private static final class Bucket {
    final Map<TaskKey, TaskSpan> spans = new LinkedHashMap<>();
    long leftOut;
  }

  private final Map<Key, Bucket> buckets = new LinkedHashMap<>();
  private final int most;
  private int size;

  LatestSpans(int most) {
    this.most = most;
  }

  /** Keeps the span in the place of an earlier one of the same task that began at the same time. */
  void put(TaskSpan span) {
    Bucket bucket =
        buckets.computeIfAbsent(new Key(span.run(), span.window()), key -> new Bucket());
    if (span.ran() && bucket.spans.remove(new TaskKey(span.task(), TaskSpan.NEVER)) != null) {
      size--;
    }
    if (bucket.spans.put(new TaskKey(span.task(), span.beganNanos()), span) == null) {
      size++;
    }
    if (size > most) {
      // Not one by one: that would take a look at all of them for each.
      shrinkTo(most - most / 4);
    }
  }

  private void shrinkTo(int aim) {
    int quota = quota(aim);
    size = 0;
    for (Bucket bucket : buckets.values()) {
      int excess = bucket.spans.size() - quota;
      if (excess > 0) {
        List<TaskSpan> spans = new ArrayList<>(bucket.spans.values());
        spans.sort(LEAST_FIRST);
        for (TaskSpan span : spans.subList(0, excess)) {
          bucket.spans.remove(new TaskKey(span.task(), span.beganNanos()));
        }
        bucket.leftOut += excess;
      }
      size += bucket.spans.size();
    }
  }

  /** How many each window may have so that there are no more than so many in all. */
  private int quota(int aim) {
    int[] sizes = buckets.values().stream().mapToInt(each -> each.spans.size()).sorted().toArray();
    int left = aim;
    for (int at = 0; at < sizes.length; at++) {
      int even = left / (sizes.length - at);
      if (sizes[at] > even) {
        return Math.max(1, even);
      }
      left -= sizes[at];
    }
    return Integer.MAX_VALUE;
  }

  private static final Comparator<TaskSpan> LEAST_FIRST =
      Comparator.comparing(TaskSpan::body)
          .thenComparing(TaskSpan::troubled)
          .thenComparing(span -> !span.holds().isEmpty())
          .thenComparingLong(span -> Long.numberOfLeadingZeros(span.lastedNanos()) * -1L)
          .thenComparingLong(span -> span.task() * 0x9e37_79b9_7f4a_7c15L);

  /**
   * All that are kept.
   *
   * @param windows the lines of the windows, which say how many spans were never written
   * @param ends the lines of the ends of the JVMs, which say so of what belongs to no window
   */
  Spans result(Collection<Map<String, Object>> windows, Collection<Map<String, Object>> ends) {
    Map<Key, Long> unwritten = new LinkedHashMap<>();
    windows.forEach(line -> addUnwritten(unwritten, line, new Fields(line).text("id")));
    ends.forEach(line -> addUnwritten(unwritten, line, null));
    unwritten.keySet().forEach(key -> buckets.computeIfAbsent(key, missing -> new Bucket()));
    List<Spans.OfWindow> result = new ArrayList<>();
    buckets.forEach(
        (key, bucket) -> {
          List<TaskSpan> spans = new ArrayList<>(bucket.spans.values());
          spans.sort(
              Comparator.comparingLong(TaskSpan::madeNanos).thenComparingLong(TaskSpan::task));
          long omitted = bucket.leftOut + unwritten.getOrDefault(key, 0L);
          result.add(new Spans.OfWindow(key.run(), key.window(), List.copyOf(spans), omitted));
        });
    return new Spans(result);
  }

  private static void addUnwritten(
      Map<Key, Long> unwritten, Map<String, Object> line, @Nullable String window) {
    Fields fields = new Fields(line);
    long omitted = fields.amount("spansOmitted");
    if (omitted > 0) {
      unwritten.put(new Key(fields.text("run", ""), window), omitted);
    }
  }
}

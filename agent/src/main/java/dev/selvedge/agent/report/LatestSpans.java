package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latest span of every task, up to an amount of memory. When there are more, the windows with
 * most of them give up what matters least, so that each window keeps some.
 */
final class LatestSpans {

  private record Key(String run, @Nullable String window) {}

  private record Task(String run, long task) {}

  /** A task that runs again and again is made anew each time. */
  private record Time(long task, long made) {}

  /** The spans of one window. */
  private static final class Bucket {
    final Map<Time, TaskSpan> spans = new HashMap<>();
    long leftOut;
  }

  private static final int MOST_NAMED = 50_000;
  private static final int BYTES_PER_WINDOW = 500;
  private static final int BYTES_PER_SPAN = 260;
  private static final int BYTES_PER_PART = 40;

  private final Map<Key, Bucket> buckets = new LinkedHashMap<>();
  private final Set<Task> named = new HashSet<>();
  private final long room;
  private long used;
  private int size;
  private long elsewhere;
  private long unread;

  /** What matters least comes first; what matters as much is mixed, so as to take some of all. */
  private final Comparator<TaskSpan> leastFirst =
      Comparator.comparing(TaskSpan::body)
          .thenComparing(span -> named.contains(new Task(span.run(), span.task())))
          .thenComparing(TaskSpan::troubled)
          .thenComparing(span -> !span.holds().isEmpty())
          .thenComparingInt(span -> 64 - Long.numberOfLeadingZeros(Math.max(0, span.lastedNanos())))
          .thenComparingLong(span -> span.task() * 0x9e37_79b9_7f4a_7c15L);

  /**
   * @param room about how many bytes there may be
   */
  LatestSpans(long room) {
    this.room = room;
  }

  /** Says that a finding names this task. */
  void name(String run, long task) {
    if (named.size() < MOST_NAMED) {
      named.add(new Task(run, task));
    }
  }

  /** Counts tasks whose spans there was no time to read. */
  void leaveOut(@Nullable String run, @Nullable String window, int tasks) {
    unread += tasks;
    Bucket bucket = run == null ? null : bucket(new Key(run, window));
    if (bucket == null) {
      elsewhere += tasks;
    } else {
      bucket.leftOut += tasks;
    }
  }

  /**
   * Keeps the span in the place of an earlier one of the same task that was made at the same time,
   * unless that one has ended: who looked whether it is alive may be told later than who ended it.
   */
  void put(TaskSpan span) {
    Bucket bucket = bucket(new Key(span.run(), span.window()));
    if (bucket == null) {
      elsewhere++;
      return;
    }
    Time time = new Time(span.task(), span.madeNanos());
    TaskSpan known = bucket.spans.get(time);
    if (known != null && !known.alive() && span.alive()) {
      return;
    }
    count(bucket.spans.put(time, span), -1);
    count(span, 1);
    if (used > room) {
      // Not one by one: that would take a look at all of them for each.
      shrink();
    }
  }

  /** The spans of a window, or null if there are too many windows. */
  private @Nullable Bucket bucket(Key key) {
    Bucket bucket = buckets.get(key);
    if (bucket == null && (long) BYTES_PER_WINDOW * buckets.size() <= room / 6) {
      bucket = new Bucket();
      buckets.put(key, bucket);
      used += BYTES_PER_WINDOW;
    }
    return bucket;
  }

  private void count(@Nullable TaskSpan span, int times) {
    if (span != null) {
      size += times;
      used += times * bytes(span);
    }
  }

  private static long bytes(TaskSpan span) {
    return BYTES_PER_SPAN + (long) BYTES_PER_PART * (span.waits().size() + span.holds().size());
  }

  private void shrink() {
    long forSpans = Math.max(0, room * 3 / 4 - (long) BYTES_PER_WINDOW * buckets.size());
    long average = Math.max(1, (used - (long) BYTES_PER_WINDOW * buckets.size()) / size);
    int quota = quota(forSpans / average);
    for (Bucket bucket : buckets.values()) {
      int excess = bucket.spans.size() - quota;
      if (excess > 0) {
        List<TaskSpan> spans = new ArrayList<>(bucket.spans.values());
        spans.sort(leastFirst);
        for (TaskSpan span : spans.subList(0, excess)) {
          count(bucket.spans.remove(new Time(span.task(), span.madeNanos())), -1);
        }
        bucket.leftOut += excess;
      }
    }
  }

  /** How many each window may have so that there are no more than so many in all. */
  private int quota(long most) {
    int[] sizes = buckets.values().stream().mapToInt(each -> each.spans.size()).sorted().toArray();
    long left = most;
    for (int at = 0; at < sizes.length; at++) {
      long even = left / (sizes.length - at);
      if (sizes[at] > even) {
        return (int) even;
      }
      left -= sizes[at];
    }
    return Integer.MAX_VALUE;
  }

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
    return new Spans(result, elsewhere, unread);
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

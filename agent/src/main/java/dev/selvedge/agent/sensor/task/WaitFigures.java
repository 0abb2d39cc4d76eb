package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.event.ThreadKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often and how long the threads of a window have waited, by kind of thread. */
final class WaitFigures {

  private final Map<ThreadKind, OfKind> kinds = new EnumMap<>(ThreadKind.class);

  WaitFigures() {
    for (ThreadKind kind : ThreadKind.values()) {
      kinds.put(kind, new OfKind());
    }
  }

  /**
   * The current thread has waited.
   *
   * @param where null to look for it, if need be
   */
  void add(ThreadKind kind, long nanos, @Nullable Origin where) {
    OfKind figures = kinds.get(kind);
    if (figures != null) {
      figures.add(nanos, where);
    }
  }

  /**
   * What the journal says of them: an entry for each kind of thread that has waited.
   *
   * @param ongoing the waits that have not ended
   */
  List<Map<String, Object>> lines(List<Ongoing> ongoing) {
    List<Map<String, Object>> lines = new ArrayList<>();
    kinds.forEach(
        (kind, figures) -> {
          Map<String, Object> line = figures.line(kind, ongoing);
          if (line != null) {
            lines.add(line);
          }
        });
    return lines;
  }

  /** A wait that has not ended. */
  record Ongoing(
      ThreadKind kind, long nanos, @Nullable StackTraceElement site, @Nullable String api) {

    static Ongoing of(ThreadKind kind, long nanos, StackTraceElement[] stack) {
      return new Ongoing(kind, nanos, Waits.line(stack), Waits.call(stack));
    }
  }

  /** Those of one kind of thread. */
  private static final class OfKind {
    private final LongAdder count = new LongAdder();
    private final LongAdder total = new LongAdder();
    private final AtomicLong longest = new AtomicLong();
    private volatile @Nullable Place place;

    void add(long nanos, @Nullable Origin where) {
      count.increment();
      total.add(nanos);
      long before = longest.get();
      while (nanos > before && !longest.compareAndSet(before, nanos)) {
        before = longest.get();
      }
      Place known = place;
      // A walk of the stack takes its time, so that one that is only a little longer is not shown.
      if (known == null || nanos > known.nanos + (known.nanos >> 2)) {
        place = new Place(nanos, where == null ? Origins.ofWait() : where);
      }
    }

    @Nullable Map<String, Object> line(ThreadKind kind, List<Ongoing> ongoing) {
      Place known = place;
      StackTraceElement site = known == null ? null : known.origin.line();
      String api = known == null ? null : Waits.apiOf(known.origin.frames);
      long all = count.sum();
      long nanos = total.sum();
      long most = longest.get();
      for (Ongoing each : ongoing) {
        if (each.kind == kind) {
          all++;
          nanos += each.nanos;
          if (each.nanos > most) {
            most = each.nanos;
            site = each.site;
            api = each.api;
          }
        }
      }
      if (all == 0) {
        return null;
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("on", kind.words());
      line.put("count", all);
      line.put("totalNanos", nanos);
      line.put("longestNanos", most);
      if (site != null) {
        line.put("site", SiteLines.of(site));
      }
      if (api != null) {
        line.put("api", api);
      }
      return line;
    }
  }

  /** Where one of the longest was. */
  private record Place(long nanos, Origin origin) {}
}

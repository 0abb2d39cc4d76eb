package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans that wait to be written down. The threads that run tasks put them in without waiting
 * for anybody, and one thread takes them out.
 */
final class SpanQueue {

  /**
   * So much may wait to be written down, by {@link Span#weight}; what ends meanwhile is only
   * counted. That comes to a few megabytes.
   */
  static final int MOST_WAITING = 1 << 16;

  private static final VarHandle LATEST;

  static {
    try {
      LATEST = MethodHandles.lookup().findStaticVarHandle(SpanQueue.class, "latest", Span.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by its handle
  private static volatile @Nullable Span latest;

  private SpanQueue() {}

  /** Puts a span in; false if too many are in it, but for that of the body of a window. */
  static boolean put(Span span) {
    Span before;
    do {
      before = (Span) LATEST.getAcquire();
      span.before = before;
      span.waiting = span.weight() + (before == null ? 0 : before.waiting);
      if (span.waiting > MOST_WAITING && !span.task.kind.isWindow()) {
        span.before = null;
        return false;
      }
    } while (!LATEST.compareAndSet(before, span));
    return true;
  }

  /** Takes all out, the earliest first. */
  static List<Span> take() {
    List<Span> spans = new ArrayList<>();
    for (Span each = (Span) LATEST.getAndSet((Span) null); each != null; each = each.before) {
      spans.add(each);
    }
    Collections.reverse(spans);
    return spans;
  }
}

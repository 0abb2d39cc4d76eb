package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.sensor.Stacks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who closes a scope or an executor, and waits meanwhile for what it runs. The methods that are
 * woven never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Closings {

  private Closings() {}

  /**
   * The current thread begins to close something.
   *
   * @return what {@link #closed} is told
   */
  public static @Nullable Object closing(Object closed) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.currentOrNew();
      Closing closing = new Closing(thread, closed, thread.closing);
      thread.closing = closing;
      return closing;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It is closed. */
  public static void closed(@Nullable Object token) {
    if (token != null) {
      Closing closing = (Closing) token;
      closing.thread.closing = closing.outer;
      if (Stragglers.isEmpty()) {
        return;
      }
      Stragglers.settleAllOf(closing.closed);
    }
  }

  /** Whether a thread waits for the end of something that it closes. */
  static boolean isClosing(Thread thread) {
    ThreadTasks tasks = ThreadTable.of(thread);
    return tasks != null && tasks.closing != null;
  }

  /** Where a thread waits that closes an executor or a scope; empty if none does. A slow look. */
  static List<Frame> of(@Nullable Object closed) {
    if (closed != null) {
      for (ThreadTasks thread : ThreadTable.all()) {
        for (Closing each = thread.closing; each != null; each = each.outer) {
          if (each.closed == closed) {
            return Stacks.of(thread.thread);
          }
        }
      }
    }
    return List.of();
  }

  /** A thread that closes something, perhaps inside of another. */
  static final class Closing {
    private final ThreadTasks thread;
    private final Object closed;
    private final @Nullable Closing outer;

    Closing(ThreadTasks thread, Object closed, @Nullable Closing outer) {
      this.thread = thread;
      this.closed = closed;
      this.outer = outer;
    }
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadPoolExecutor;

/** Looks into the queue of a pool, which may be of a class of the application. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class QueueLook {

  private QueueLook() {}

  /** What is in the queue; nothing if it does not let itself be looked at. */
  static Object[] all(ThreadPoolExecutor pool) {
    try {
      return pool.getQueue().toArray();
    } catch (Exception | LinkageError | AssertionError ofTheApplication) {
      return new Object[0];
    }
  }

  static boolean holds(ThreadPoolExecutor pool, Object command) {
    for (Object each : all(pool)) {
      if (each == command) {
        return true;
      }
    }
    return false;
  }

  /** The first few that are queued. */
  static List<Object> first(ThreadPoolExecutor pool, int most) {
    List<Object> first = new ArrayList<>(most);
    try {
      Queue<Runnable> queue = pool.getQueue();
      if (CodeOwner.of(queue.getClass()) == Owner.JDK) {
        for (Iterator<Runnable> each = queue.iterator(); each.hasNext() && first.size() < most; ) {
          first.add(each.next());
        }
      }
    } catch (Exception | LinkageError ofTheApplication) {
      // It has none that could be told.
    }
    return first;
  }
}

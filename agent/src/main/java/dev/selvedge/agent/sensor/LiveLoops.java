package dev.selvedge.agent.sensor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The event loops that run now, for those that look at them from outside. */
final class LiveLoops {

  private static final Set<LoopThread> LOOPS = ConcurrentHashMap.newKeySet();

  /** Whether nobody looks at them, because none of them does anything. */
  private static volatile boolean unwatched;

  /** Of the watchdog alone. */
  private static boolean hasLookedAround;

  private LiveLoops() {}

  /** Whether anybody looks at them, as long as none of them does anything. */
  static void watched(boolean watched) {
    unwatched = !watched;
  }

  /** A loop goes on after a wait. */
  static void goesOn() {
    if (unwatched) {
      unwatched = false;
      Watchdog.wake();
    }
  }

  /** A thread has become an event loop. */
  static void add(LoopThread loop) {
    if (loop.isEventLoop()) {
      LOOPS.add(loop);
      Watchdog.wake();
    }
  }

  /** It is none any more. */
  static void remove(LoopThread loop) {
    LOOPS.remove(loop);
  }

  /** Those that run; what has ended is forgotten. */
  static List<LoopThread> now() {
    if (!hasLookedAround) {
      hasLookedAround = true;
      lookAround();
    }
    List<LoopThread> now = new ArrayList<>();
    for (Iterator<LoopThread> each = LOOPS.iterator(); each.hasNext(); ) {
      LoopThread loop = each.next();
      if (!loop.thread.isAlive()) {
        each.remove();
      } else if (EventLoops.isStill(loop)) {
        now.add(loop);
      }
    }
    return now;
  }

  /** Looks at all threads that run already, since nobody has seen them start. */
  private static void lookAround() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    @Nullable Thread[] threads = new Thread[root.activeCount() * 2 + 64];
    root.enumerate(threads);
    for (Thread thread : threads) {
      if (thread != null) {
        EventLoops.appeared(thread);
      }
    }
  }
}

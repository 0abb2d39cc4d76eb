package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The work that pools have dropped and that somebody may wait for. Bounded. */
final class LostTasks {

  /** More are not kept; the oldest are forgotten. */
  private static final int MOST = 4_096;

  /** Of more the futures are not held, not even for a while. */
  private static final int MOST_HELD = 256;

  private static final int TRIES = 8;

  private static final ConcurrentLinkedDeque<LostTask> LOST = new ConcurrentLinkedDeque<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private LostTasks() {}

  static boolean isEmpty() {
    return COUNT.get() == 0;
  }

  /** A command was lost. */
  static void add(
      ThreadPoolExecutor pool, Object command, Loss loss, List<Frame> by, @Nullable String policy) {
    Task task = taskOf(command, loss == Loss.DISCARDED);
    if (task != null && task.window != null) {
      add(new LostTask(pool, command, task, loss, by, policy));
    }
  }

  static void add(LostTask lost) {
    int count = COUNT.incrementAndGet();
    if (count > MOST_HELD) {
      lost.letGo();
    }
    LOST.add(lost);
    if (count > MOST) {
      forgetOldest();
    }
  }

  /** One for which somebody has waited in vain is kept, unless most are such. */
  private static void forgetOldest() {
    for (int i = 0; i < TRIES; i++) {
      LostTask oldest = LOST.pollFirst();
      if (oldest == null) {
        return;
      }
      if (i < TRIES - 1 && oldest.wasAwaited()) {
        LOST.add(oldest);
      } else {
        if (oldest.leaves()) {
          COUNT.decrementAndGet();
        }
        return;
      }
    }
  }

  /** Holds no future any longer that somebody could have waited for by now. */
  static void letGo() {
    long now = System.nanoTime();
    for (LostTask each : LOST) {
      each.letGo(now);
    }
    forget(LostTask::isForgotten);
  }

  /** The current thread begins to wait for a future. */
  static void awaitedBy(Object future) {
    for (LostTask each : LOST) {
      each.awaitedBy(future);
    }
  }

  /** The task of a command, made now if it has none, as long as it is a window's. */
  static @Nullable Task taskOf(Object command, boolean isMadeNow) {
    Task known = Works.of(command);
    if (known != null) {
      return known;
    }
    Task maker = Works.makerOfFuture();
    return maker == null
        ? null
        : maker.child(TaskKind.POOL_TASK, isMadeNow ? Origins.ofTask(null) : null);
  }

  /** The current thread has waited for a future until its time was over. */
  static void waitedInVain(Object future) {
    for (LostTask each : LOST) {
      each.waitedInVain(future);
    }
  }

  /** Whether a future would be completed by one of them. */
  static boolean complete(Object future) {
    for (LostTask each : LOST) {
      if (each.completes(future)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets those of a kind. */
  static void forget(Predicate<LostTask> which) {
    for (Iterator<LostTask> each = LOST.iterator(); each.hasNext(); ) {
      LostTask lost = each.next();
      if (which.test(lost) && lost.leaves()) {
        each.remove();
        COUNT.decrementAndGet();
      }
    }
  }

  /** Takes those of some windows, and tells which of them are somebody's loss. */
  static List<AbandonedTask> take(Predicate<TaskWindow> windows) {
    return takeThose(
        lost -> {
          TaskWindow window = lost.window();
          return window != null && windows.test(window);
        });
  }

  /** Takes those that somebody gave up waiting for long ago, for a JVM that does not end. */
  static List<AbandonedTask> takeLongGivenUp() {
    long now = System.nanoTime();
    return takeThose(lost -> lost.isLongGivenUp(now));
  }

  private static List<AbandonedTask> takeThose(Predicate<LostTask> which) {
    List<AbandonedTask> abandoned = new ArrayList<>();
    for (Iterator<LostTask> each = LOST.iterator(); each.hasNext(); ) {
      LostTask lost = each.next();
      if (which.test(lost) && lost.leaves()) {
        each.remove();
        COUNT.decrementAndGet();
        AbandonedTask event = lost.describe();
        if (event != null) {
          abandoned.add(event);
        }
      }
    }
    return abandoned;
  }
}

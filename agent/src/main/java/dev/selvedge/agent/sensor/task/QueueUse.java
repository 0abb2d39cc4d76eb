package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known of a queue: who takes from it, and how far it has grown. Does not hold it. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class QueueUse {

  /** Of more queues nothing is known. */
  private static final int MOST = 50_000;

  /** More threads that take from one are not told apart. */
  private static final int MOST_TAKERS = 16;

  /** So often the stack is walked for who adds to a queue, before it is believed to be no user. */
  private static final int MOST_WALKS = 64;

  /** For so long the JVM does not hear again of the same queue. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final WeakTable<QueueUse> USES = new WeakTable<>(MOST);

  final WeakReference<Object> queue;

  /** After so many more are added it is worth a look how many there are. */
  private final AtomicInteger due = new AtomicInteger(1);

  private final AtomicReference<Taker[]> takers = new AtomicReference<>(new Taker[0]);

  /** How far it has grown, by window; what was told is not in it any more. */
  private final AtomicReference<Growth[]> growths = new AtomicReference<>(new Growth[0]);

  /** When the JVM was told of it for the last time; 0 if it was not. */
  private volatile long toldNanos;

  /** How often nobody was found who makes it grow. */
  private int walks;

  private QueueUse(Object queue) {
    this.queue = new WeakReference<>(queue);
  }

  /** What is known of a queue, or of what has one; null if too many are known. */
  static @Nullable QueueUse of(Object queue) {
    QueueUse known = USES.get(queue);
    if (known == null) {
      USES.takeGone(gone -> true);
      known = USES.getOrPut(queue, new QueueUse(queue));
    }
    return known;
  }

  /** Whether one more must be looked at, because there may be more than the limit by now. */
  boolean isDue() {
    return due.decrementAndGet() <= 0;
  }

  /** There are so many: no more than the limit before so many more have been added. */
  void look(int depth, int limit) {
    due.set(depth > limit ? Math.max(16, depth / 8) : Math.max(16, limit + 1 - depth));
  }

  /** Whether it makes sense to look who adds to it. */
  boolean isWorthWalk() {
    return walks < MOST_WALKS;
  }

  /** Nobody was found. */
  void walkedInVain() {
    walks++;
  }

  /** How far tasks of a window have made it grow; null if they have not, or that was told. */
  @Nullable Growth growth(TaskWindow window) {
    for (Growth each : growths.get()) {
      if (each.window == window) {
        return each;
      }
    }
    return null;
  }

  /** Tasks of a window begin to make it grow; whether no others of that window did so meanwhile. */
  boolean begin(Growth growth) {
    Growth[] known = growths.get();
    while (growth(growth.window) == null) {
      Growth[] more = new Growth[known.length + 1];
      System.arraycopy(known, 0, more, 0, known.length);
      more[known.length] = growth;
      if (growths.compareAndSet(known, more)) {
        return true;
      }
      known = growths.get();
    }
    return false;
  }

  /** That was told. */
  void end(Growth growth) {
    if (growth.window == TaskWindow.JVM) {
      toldNanos = System.nanoTime();
    }
    Growth[] known = growths.get();
    while (true) {
      List<Growth> others = new ArrayList<>(List.of(known));
      others.remove(growth);
      if (growths.compareAndSet(known, others.toArray(new Growth[0]))) {
        return;
      }
      known = growths.get();
    }
  }

  /** Whether the JVM was told of it just now, and need not hear of it again. */
  boolean isJustTold(TaskWindow window) {
    long told = toldNanos;
    return window == TaskWindow.JVM && told != 0 && System.nanoTime() - told < QUIET_NANOS;
  }

  Taker[] takers() {
    return takers.get();
  }

  /** How a thread takes from it, which is the current one. */
  Taker taker(ThreadTasks thread) {
    long id = ThreadFacts.id(thread.thread);
    for (Taker each : takers.get()) {
      if (each.threadId == id) {
        return each;
      }
    }
    Taker taker = new Taker(queue, thread);
    add(taker);
    return taker;
  }

  private void add(Taker taker) {
    Taker[] known = takers.get();
    while (known.length < MOST_TAKERS) {
      Taker[] more = new Taker[known.length + 1];
      System.arraycopy(known, 0, more, 0, known.length);
      more[known.length] = taker;
      if (takers.compareAndSet(known, more)) {
        return;
      }
      known = takers.get();
    }
    replaceDead(known, taker);
  }

  /** One that is gone makes place for one that is there. */
  private void replaceDead(Taker[] known, Taker taker) {
    for (int i = 0; i < known.length; i++) {
      if (!known[i].isAlive()) {
        Taker[] others = known.clone();
        others[i] = taker;
        takers.compareAndSet(known, others);
        return;
      }
    }
  }
}

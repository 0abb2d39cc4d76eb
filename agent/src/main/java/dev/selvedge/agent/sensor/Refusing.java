package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.WaitKind;
import java.util.Date;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;

/**
 * What woven methods call where blocking calls are refused by an error: the places at which {@code
 * java.util.concurrent} can still be left as if nothing had been called. The park that follows is
 * part of the same call.
 */
public final class Refusing {

  private Refusing() {}

  /** A wait on a condition, before its lock is given up. */
  public static @Nullable Object await() {
    return begin(WaitKind.PARK);
  }

  /** A wait on a condition of so many units of time. */
  public static @Nullable Object await(long span) {
    return span <= 0 ? null : begin(WaitKind.PARK);
  }

  /** A wait on a condition until a date. */
  @SuppressWarnings("JavaUtilDate") // the woven method has one
  public static @Nullable Object awaitUntil(Object date) {
    return await(((Date) date).getTime() - System.currentTimeMillis());
  }

  /**
   * The long way into a synchronizer, before the thread stands in its queue.
   *
   * @param node the place in the queue of a thread that had waited on a condition and needs its
   *     lock again, else null
   */
  public static @Nullable Object acquire(@Nullable Object node, Object synchronizer) {
    LoopThread loop = node != null ? null : loop();
    if (loop == null || loop.thread.isInterrupted()) {
      return null;
    }
    WaitKind kind = Blockers.kindOf(synchronizer);
    return kind == WaitKind.LOCK ? null : loop.enter(kind);
  }

  /** An arrival at a barrier, which waits unless this is the last one. */
  public static @Nullable Object barrier(Object barrier, boolean timed, long nanos) {
    LoopThread loop = loop();
    if (loop == null || (timed && nanos <= 0)) {
      return null;
    }
    CyclicBarrier all = (CyclicBarrier) barrier;
    boolean waits = !all.isBroken() && all.getParties() - all.getNumberWaiting() > 1;
    return waits ? begin(WaitKind.PARK) : null;
  }

  /** An arrival at a phaser, which waits unless this is the last one. */
  public static @Nullable Object phaser(Object phaser) {
    return ((Phaser) phaser).getUnarrivedParties() > 1 ? begin(WaitKind.PARK) : null;
  }

  /** A wait for a fork-join task, other than by a worker, which may do the work itself. */
  public static @Nullable Object forkJoin(Object task) {
    boolean waits =
        !(Thread.currentThread() instanceof ForkJoinWorkerThread)
            && !((ForkJoinTask<?>) task).isDone();
    return waits ? begin(WaitKind.FUTURE) : null;
  }

  /** A wait for a fork-join task, timed or not. */
  public static @Nullable Object forkJoin(Object task, boolean timed, long nanos) {
    return timed && nanos <= 0 ? null : forkJoin(task);
  }

  /** An exchange of HTTP. */
  public static @Nullable Object http() {
    return begin(WaitKind.SOCKET);
  }

  /** The call ends, in whatever way. */
  public static void exit(@Nullable Object token) {
    Blocking.exit(token);
  }

  /** A method begins that cleans up when it is interrupted. */
  public static @Nullable Object cleaner() {
    LoopThread loop = loop();
    if (loop != null) {
      loop.refusal.enterCleaner();
    }
    return loop;
  }

  /** It ends, in whatever way. */
  public static void cleaned(@Nullable Object token) {
    if (token != null) {
      throwIf(((LoopThread) token).refusal.leaveCleaner());
    }
  }

  /** A park begins. */
  public static @Nullable Object park() {
    return loop();
  }

  /** It ends. Told twice when the first time has thrown, which is inside of what is woven. */
  public static void parked(@Nullable Object token) {
    if (token != null) {
      throwIf(((LoopThread) token).refusal.leavePark());
    }
  }

  private static @Nullable LoopThread loop() {
    return Blocking.listener() == null ? null : EventLoops.current();
  }

  /** An interrupted thread is not going to wait. */
  private static @Nullable Object begin(WaitKind kind) {
    LoopThread loop = loop();
    return loop == null || loop.thread.isInterrupted() ? null : loop.enter(kind);
  }

  private static void throwIf(@Nullable Error error) {
    if (error != null) {
      throw error;
    }
  }
}

package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.WaitKind;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sensor of blocking calls: what woven methods call as they begin and end. Each entry method
 * answers a token for {@link #exit}, null on threads that may block and of which nobody counts the
 * waits. An entry either <em>may</em> block and only frames what happens inside ({@link #outer}),
 * or <em>does</em> block (all others).
 */
public final class Blocking {

  private static volatile @Nullable CallListener listener;
  private static volatile @Nullable Supplier<@Nullable Lineage> lineages;
  private static volatile @Nullable WaitListener waits;

  private Blocking() {}

  /** Starts telling the listener. */
  public static void listen(CallListener who) {
    listener = who;
  }

  /** Sets who knows where the work of the current thread comes from. */
  public static void lineages(Supplier<@Nullable Lineage> who) {
    lineages = who;
  }

  /** Sets who is called by each thread that is about to wait. */
  public static void onWaits(WaitListener who) {
    waits = who;
  }

  private static void waiting() {
    WaitListener who = waits;
    if (who != null) {
      who.waits();
    }
  }

  /** The current thread begins to wait; null if nobody counts for how long. */
  private static @Nullable Object waited(WaitKind kind) {
    WaitListener who = waits;
    if (who == null) {
      return null;
    }
    who.waits();
    return who.begun(kind);
  }

  private static @Nullable Object both(@Nullable Object wait, @Nullable Object loop) {
    if (wait == null) {
      return loop;
    }
    return loop == null ? wait : new Both(wait, loop);
  }

  /** Whether anybody is told. */
  public static boolean isListening() {
    return listener != null;
  }

  /** Stops for good, as after an error inside. */
  public static void stop() {
    listener = null;
  }

  /** An API call begins inside of which blocking calls count as one. */
  public static @Nullable Object outer() {
    LoopThread loop = loop();
    return loop == null ? null : loop.enter();
  }

  /** A file operation. */
  public static @Nullable Object file() {
    return both(waited(WaitKind.FILE), leaf(WaitKind.FILE));
  }

  /**
   * An operation on a stream, which is harmless on the standard output and error of the process.
   */
  public static @Nullable Object write(Object stream) {
    Object wait = waited(WaitKind.FILE);
    LoopThread loop = loop();
    return both(
        wait, loop == null || StandardStreams.isOutput(stream) ? null : loop.enter(WaitKind.FILE));
  }

  /** An operation on a blocking socket. */
  public static @Nullable Object socket() {
    return both(waited(WaitKind.SOCKET), leaf(WaitKind.SOCKET));
  }

  /** An operation on a channel, which blocks unless the channel is configured not to. */
  public static @Nullable Object channel(Object channel) {
    if (!((SelectableChannel) channel).isBlocking()) {
      waiting();
      return null;
    }
    return both(waited(WaitKind.SOCKET), leaf(WaitKind.SOCKET));
  }

  /** A selection with a time-out in milliseconds, 0 to return at once. */
  public static @Nullable Object select(long timeout) {
    return timeout == 0 ? null : both(waited(WaitKind.SELECT), leaf(WaitKind.SELECT));
  }

  /** A sleep of so many units of time. */
  public static @Nullable Object sleep(long span) {
    if (span <= 0) {
      return null;
    }
    Object wait = waited(WaitKind.SLEEP);
    LoopThread loop = loop();
    return both(wait, loop == null || isInterrupted() ? null : loop.enter(WaitKind.SLEEP));
  }

  /** A sleep of so many milliseconds and nanoseconds. */
  public static @Nullable Object sleep(long millis, int nanos) {
    return sleep(millis > 0 ? millis : nanos);
  }

  /** A park without a time-out and without a blocker. */
  public static @Nullable Object park() {
    return park(null);
  }

  /** A park without a time-out. */
  public static @Nullable Object park(@Nullable Object blocker) {
    Object wait = waited(WaitKind.PARK);
    LoopThread loop = loop();
    return both(
        wait, loop == null ? null : loop.park(Blockers.kindOf(blocker), BlockingCall.ENDLESS));
  }

  /** A park of so many nanoseconds. */
  public static @Nullable Object parkNanos(long nanos) {
    return parkNanos(null, nanos);
  }

  /** A park of so many nanoseconds. */
  public static @Nullable Object parkNanos(@Nullable Object blocker, long nanos) {
    if (nanos <= 0) {
      return null;
    }
    Object wait = waited(WaitKind.PARK);
    LoopThread loop = loop();
    return both(wait, loop == null ? null : loop.park(Blockers.kindOf(blocker), nanos));
  }

  /** A park until so many milliseconds since the epoch. */
  public static @Nullable Object parkUntil(long deadline) {
    return parkUntil(null, deadline);
  }

  /** A park until so many milliseconds since the epoch. */
  public static @Nullable Object parkUntil(@Nullable Object blocker, long deadline) {
    Object wait = waited(WaitKind.PARK);
    LoopThread loop = loop();
    if (loop == null) {
      return wait;
    }
    long millis = deadline - System.currentTimeMillis();
    return both(
        wait,
        millis <= 0
            ? null
            : loop.park(Blockers.kindOf(blocker), TimeUnit.MILLISECONDS.toNanos(millis)));
  }

  /** A wait on a monitor. */
  public static @Nullable Object monitorWait(Object monitor) {
    Object wait = waited(WaitKind.PARK);
    LoopThread loop = loop();
    return both(
        wait,
        loop == null || isInterrupted() || !Thread.holdsLock(monitor)
            ? null
            : loop.enter(WaitKind.PARK));
  }

  /** What an interrupt ends does not even begin in a thread that is interrupted. */
  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** A wait for a future that was not done when it began. */
  public static @Nullable Object future() {
    return both(waited(WaitKind.FUTURE), leaf(WaitKind.FUTURE));
  }

  /** A timed wait for a future that was not done when it began. */
  public static @Nullable Object future(long nanos) {
    return nanos <= 0 ? null : future();
  }

  /** A wait for a future that was not done when it began, timed or not. */
  public static @Nullable Object future(boolean timed, long nanos) {
    return timed ? future(nanos) : future();
  }

  /** A wait for the end of a thread, or of a process. */
  public static @Nullable Object join(Object target) {
    Object wait = waited(WaitKind.JOIN);
    LoopThread loop = loop();
    if (loop == null) {
      return wait;
    }
    boolean alive =
        target instanceof Thread thread ? thread.isAlive() : ((Process) target).isAlive();
    return both(wait, alive && !isInterrupted() ? loop.enter(WaitKind.JOIN) : null);
  }

  /** A look-up that reaches the name service. */
  public static @Nullable Object dns() {
    return both(waited(WaitKind.DNS), leaf(WaitKind.DNS));
  }

  /** The start of a process. */
  public static @Nullable Object process() {
    return both(waited(WaitKind.PROCESS), leaf(WaitKind.PROCESS));
  }

  /** A method that is declared to block. */
  public static @Nullable Object declared() {
    return both(waited(WaitKind.DECLARED), leaf(WaitKind.DECLARED));
  }

  /** A woven method ends, in whatever way. */
  public static void exit(@Nullable Object token) {
    if (token instanceof LoopThread loop) {
      loop.exit(listener);
    } else if (token instanceof Both both) {
      ended(both.wait, ((LoopThread) both.loop).isEventLoop());
      ((LoopThread) both.loop).exit(listener);
    } else if (token != null) {
      LoopThread known = EventLoops.known();
      ended(token, known != null && known.isEventLoop());
    }
  }

  private static void ended(Object wait, boolean onLoop) {
    WaitListener who = waits;
    if (who != null) {
      who.ended(wait, onLoop);
    }
  }

  static @Nullable CallListener listener() {
    return listener;
  }

  /** Where the work of the current thread comes from; null if that is not known. */
  public static @Nullable Lineage lineage() {
    Supplier<@Nullable Lineage> known = lineages;
    return known == null ? null : known.get();
  }

  private static @Nullable Object leaf(WaitKind kind) {
    LoopThread loop = loop();
    return loop == null ? null : loop.enter(kind);
  }

  private static @Nullable LoopThread loop() {
    return listener == null ? null : EventLoops.current();
  }

  /** A wait whose time is counted, in a thread that must not block. */
  private static final class Both {
    private final Object wait;
    private final Object loop;

    Both(Object wait, Object loop) {
      this.wait = wait;
      this.loop = loop;
    }
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.ref.WeakReference;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The promises of Netty that the user's code got from a call of its own, such as that of a write:
 * whether they fail, and whether anybody looks at them. One that is fulfilled when the call returns
 * costs nothing. The methods never throw and never block.
 */
public final class NettyPromises {

  private static final int MOST = 100_000;
  private static final String FAILED = "$CauseHolder";

  private static final WeakTable<Handed> HANDED = new WeakTable<>(MOST);

  /** With what promises failed that nobody had got from a call at that time. */
  private static final WeakTable<WeakReference<Throwable>> FAILURES = new WeakTable<>(MOST);

  /** The pipelines of channels that the application has closed, and executors that it has. */
  private static final WeakTable<Boolean> CLOSED = new WeakTable<>(MOST);

  private NettyPromises() {}

  /**
   * A channel is told to do something.
   *
   * @return what {@link #called} is told
   */
  public static @Nullable Object calling(@Nullable Object pipeline) {
    return LibrarySensor.isOn() ? pipeline : null;
  }

  /** It has answered a promise. */
  public static void called(@Nullable Object pipeline, @Nullable Object promise) {
    if (pipeline != null) {
      handed(promise, pipeline);
    }
  }

  /** A promise is answered of something else that is to be done. */
  public static void answered(@Nullable Object promise) {
    if (LibrarySensor.isOn()) {
      handed(promise, null);
    }
  }

  private static void handed(@Nullable Object promise, @Nullable Object pipeline) {
    if (promise == null) {
      return;
    }
    try {
      if (FAILURES.get(promise) == null && isDone(promise)) {
        return;
      }
      Task maker = Works.makerOrJvm();
      Origin origin =
          HANDED.get(promise) == null && LibraryCalls.areWorthWalk(maker)
              ? LibraryCalls.ofNetty()
              : null;
      if (origin != null) {
        Handed handed = new Handed(maker, origin, pipeline);
        put(HANDED, promise, handed);
        WeakReference<Throwable> failure = FAILURES.remove(promise);
        Throwable thrown = failure == null ? null : failure.get();
        if (thrown != null) {
          failed(promise, handed, thrown, null);
        }
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** Whether it certainly is. */
  private static boolean isDone(Object promise) {
    return CodeOwner.of(promise.getClass()) == Owner.LIBRARY
        && promise instanceof Future<?> future
        && future.isDone();
  }

  /**
   * A promise is going to be failed, unless it is done.
   *
   * @param executor that of the promise; null if it has none of its own
   * @return what {@link #failed} is told
   */
  public static @Nullable Object failing(
      Object promise, @Nullable Object thrown, @Nullable Object executor) {
    if (!LibrarySensor.isOn() || !(thrown instanceof Throwable failure)) {
      return null;
    }
    Interrupts.handed(failure);
    try {
      if (!isDone(promise)) {
        Handed handed = HANDED.get(promise);
        if (handed != null) {
          return failed(promise, handed, failure, executor);
        }
        put(FAILURES, promise, new WeakReference<>(failure));
        // Whoever is just getting it from a call may have looked before that.
        handed = HANDED.get(promise);
        if (handed != null) {
          return failed(promise, handed, failure, executor);
        }
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
    return null;
  }

  private static @Nullable Tracked failed(
      Object promise, Handed handed, Throwable thrown, @Nullable Object executor) {
    if (handed.observed) {
      Failures.passedOn(thrown);
      return null;
    }
    return isOver(handed, thrown, executor) ? null : handed.failed(promise, thrown, null);
  }

  /** Whether a failure only says that what is used is closed, by the application itself. */
  private static boolean isOver(Handed handed, Throwable thrown, @Nullable Object executor) {
    if (handed.origin.isOfExecutor()) {
      return false;
    }
    Object pipeline = handed.subject;
    return thrown instanceof RejectedExecutionException
        || (thrown instanceof ClosedChannelException
            && ((pipeline != null && CLOSED.get(pipeline) != null)
                || (executor != null && CLOSED.get(executor) != null)));
  }

  /**
   * It was failed, or not.
   *
   * @param result what the promise holds now
   */
  public static void failed(@Nullable Object token, @Nullable Object result) {
    if (token != null && !isFailure(result)) {
      try {
        // Somebody else was faster.
        Tracked tracked = (Tracked) token;
        Failure failure = tracked.failure;
        if (failure != null) {
          failure.observe();
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  private static boolean isFailure(@Nullable Object result) {
    return result != null && result.getClass().getName().endsWith(FAILED);
  }

  /** Somebody is to be told of the outcome of a promise. */
  public static void listened(Object promise) {
    looked(promise, false);
  }

  /** Somebody waits for a promise, and gets to know whether it failed. */
  public static void waited(Object promise) {
    looked(promise, true);
  }

  private static void looked(Object promise, boolean certainly) {
    if (LibrarySensor.isOn()) {
      try {
        Handed handed = HANDED.get(promise);
        // What Netty itself looks at is no matter for who got the promise.
        if (handed != null && (certainly || !LibraryCalls.isByNetty())) {
          handed.observed = true;
          Looks.observed(promise);
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /**
   * Somebody asks a promise how it ended.
   *
   * @return what {@link #asked} is told
   */
  public static @Nullable Object asking(Object promise) {
    return LibrarySensor.isOn() && Ledger.isUsed() ? promise : null;
  }

  /**
   * It has said so.
   *
   * @param result what the promise holds
   */
  public static void asked(@Nullable Object promise, @Nullable Object result) {
    if (promise != null && isFailure(result)) {
      try {
        if (Ledger.of(promise) != null && !LibraryCalls.isByNetty()) {
          Looks.observed(promise);
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /**
   * The application closes a channel.
   *
   * @return null
   */
  public static @Nullable Object closing(@Nullable Object pipeline) {
    closed(pipeline);
    return null;
  }

  /** It was told to close. */
  public static void closeCalled(@Nullable Object token) {
    // There is nothing more to see.
  }

  /** The application closes something that promises are about. */
  public static void closed(@Nullable Object subject) {
    if (subject != null && LibrarySensor.isOn()) {
      try {
        put(CLOSED, subject, true);
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  private static <V> void put(WeakTable<V> table, Object key, V value) {
    table.takeGone(each -> true);
    table.put(key, value);
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The futures of Vert.x that the user's code got from a call of its own, and the promises that it
 * has made: whether they fail, and whether anybody looks at them. The methods never throw and never
 * block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class VertxFutures {

  private static final int MOST = 100_000;
  private static final String FAILED = "$CauseHolder";
  private static final String VERTX = "io.vertx.";

  private static final WeakTable<Handed> HANDED = new WeakTable<>(MOST);

  /** What {@link Handed#subject} is of a promise that the user made. */
  private static final Object PROMISE = new Object();

  private VertxFutures() {}

  /** A future is made, perhaps for a call of the user's code. */
  public static void made(Object future) {
    if (LibrarySensor.isOn()) {
      try {
        Task maker = Works.makerOrJvm();
        if (LibraryCalls.areWorthWalk(maker)) {
          Origin call = LibraryCalls.forFuture();
          Origin promise = call == null ? LibraryCalls.forPromise() : null;
          if (call != null) {
            put(future, new Handed(maker, call, null));
          } else if (promise != null) {
            put(future, new Handed(maker, promise, PROMISE));
          }
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  private static void put(Object future, Handed handed) {
    HANDED.takeGone(each -> true);
    HANDED.put(future, handed);
  }

  /**
   * A future is going to be completed, unless it is already.
   *
   * @param thrown with what it fails; null if it does not
   * @return what {@link #completed} is told
   */
  public static @Nullable Object completing(Object future, @Nullable Object thrown) {
    if (!LibrarySensor.isOn() || !(thrown instanceof Throwable failure)) {
      return null;
    }
    Interrupts.handed(failure);
    try {
      Handed handed = HANDED.get(future);
      if (handed == null) {
        return null;
      }
      if (handed.observed) {
        Failures.passedOn(failure);
        return null;
      }
      StackTraceElement line = handed.origin.line();
      if (isOver(failure)
          || (line != null && !Failures.isUnseen(failure) && LibraryCalls.isInside(line))) {
        // Who made it has failed it, and with a failure of its own: a value.
        return null;
      }
      return handed.failed(
          future, failure, handed.subject == PROMISE ? LibraryCalls.ofVertx() : null);
    } catch (Throwable e) {
      LibrarySensor.fault(e);
      return null;
    }
  }

  /** Whether a failure only says that what is used is closed. */
  private static boolean isOver(Throwable thrown) {
    return thrown instanceof ClosedChannelException
        || thrown instanceof RejectedExecutionException
        || (thrown.getClass().getName().startsWith(VERTX)
            && thrown.getClass().getName().contains("Closed"));
  }

  /**
   * It was completed, or was already.
   *
   * @param result what the future holds now
   */
  public static void completed(@Nullable Object token, @Nullable Object result) {
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

  /** Somebody is to be told of the outcome of a future, perhaps only if that is a success. */
  public static void listened(Object future) {
    if (LibrarySensor.isOn()) {
      try {
        Handed handed = HANDED.get(future);
        ThreadTasks thread = handed == null ? null : ThreadTable.current();
        if (handed != null && (thread == null || thread.hearsSuccessOf != future)) {
          handed.taken = true;
          Tracked tracked = Ledger.of(future);
          if (tracked != null) {
            tracked.set(Tracked.TAKEN);
          }
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /** A handler is told of the outcome of a future, or of what that depends on, whatever it is. */
  public static void handled(Object future, @Nullable Object handler) {
    if (LibrarySensor.isOn() && isOfUser(handler)) {
      try {
        seen(future);
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /**
   * Handlers are to be told of the outcome of a future.
   *
   * @param ofFailure null if only success is of interest
   * @return what {@link #handledEach} is told
   */
  public static @Nullable Object handlingEach(Object future, @Nullable Object ofFailure) {
    if (!LibrarySensor.isOn()) {
      return null;
    }
    try {
      if (ofFailure != null) {
        handled(future, ofFailure);
        return null;
      }
      ThreadTasks thread = ThreadTable.currentOrNew();
      Hearing hearing = new Hearing(thread, thread.hearsSuccessOf);
      thread.hearsSuccessOf = future;
      return hearing;
    } catch (Throwable e) {
      LibrarySensor.fault(e);
      return null;
    }
  }

  /** They are. */
  public static void handledEach(@Nullable Object token) {
    if (token != null) {
      Hearing hearing = (Hearing) token;
      hearing.thread.hearsSuccessOf = hearing.before;
    }
  }

  private static boolean isOfUser(@Nullable Object handler) {
    return handler != null && CodeOwner.of(handler.getClass()) == Owner.USER;
  }

  private static void seen(Object future) {
    Handed handed = HANDED.get(future);
    if (handed != null) {
      handed.observed = true;
      Looks.observed(future);
    }
  }

  /**
   * A function gets the failure of a future, if it has failed.
   *
   * @param thrown null if it has not
   * @return null
   */
  public static @Nullable Object mapping(@Nullable Object thrown, @Nullable Object mapper) {
    if (thrown instanceof Throwable failure && LibrarySensor.isOn()) {
      try {
        if (mapper != null && !mapper.getClass().getName().startsWith(VERTX)) {
          Failures.passedOn(failure);
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
    return null;
  }

  /** It has got it. */
  public static void mapped(@Nullable Object token) {
    // There is nothing more to see.
  }

  /**
   * Somebody asks a future how it ended.
   *
   * @return what {@link #asked} is told
   */
  public static @Nullable Object asking(Object future) {
    return LibrarySensor.isOn() ? future : null;
  }

  /**
   * It has said so.
   *
   * @param result what the future holds
   */
  public static void asked(@Nullable Object future, @Nullable Object result) {
    if (future != null && isFailure(result)) {
      try {
        if (HANDED.get(future) != null && !LibraryCalls.isByVertx()) {
          seen(future);
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /** A thread that tells a future which handler is to hear of its success. */
  private record Hearing(ThreadTasks thread, @Nullable Object before) {}
}

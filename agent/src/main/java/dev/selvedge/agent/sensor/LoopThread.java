package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thread that runs an event loop. Used by that thread alone, but for the table
 * that holds it.
 */
final class LoopThread implements BooleanSupplier {

  final Thread thread;
  private final EventLoop loop;

  /**
   * The name by which the thread was recognised; null if it was recognised otherwise, and stays a
   * loop for its life.
   */
  @Nullable String name;

  /** How many {@code run} methods of event loops are on the stack. */
  int runs;

  /** How many appenders of logging are on the stack. */
  private int logging;

  private int depth;
  private long began;
  private long ownNanos;
  private @Nullable Object call;
  private boolean busy;

  final Refusal refusal;

  /** What is thrown instead of the call that has just begun. */
  private @Nullable Error refused;

  /** Whether the call is a park that may turn out to wait when it has lasted. */
  private boolean mayLast;

  LoopThread(Thread thread, String kind) {
    this.thread = thread;
    this.loop = new EventLoop(kind, this);
    this.refusal = new Refusal(thread);
  }

  /** Whether the thread has ended. */
  @Override
  public boolean getAsBoolean() {
    return !thread.isAlive();
  }

  /** Enters a woven method; null while Selvedge itself is at work on this thread. */
  @Nullable Object enter() {
    if (busy) {
      return null;
    }
    if (depth++ == 0) {
      began = System.nanoTime();
      ownNanos = 0;
    }
    return this;
  }

  /** Enters a woven method that does block. */
  @Nullable Object enter(WaitKind kind) {
    return enter(kind, BlockingCall.ENDLESS);
  }

  /** Enters a woven method that does block, for so long at most. */
  @Nullable Object enter(WaitKind kind, long spanNanos) {
    return enter(kind, spanNanos, false);
  }

  /** Is about to park, for so long at most. */
  @Nullable Object park(WaitKind kind, long spanNanos) {
    return enter(kind, spanNanos, true);
  }

  private @Nullable Object enter(WaitKind kind, long spanNanos, boolean atPark) {
    Object token = enter();
    if (token != null && call == null && !isLogged(kind)) {
      try {
        begin(kind, spanNanos, atPark);
      } catch (StackOverflowError exhausted) {
        // Without the token the end of this call would not be counted, nor any call after it.
      }
      throwRefused();
    }
    return token;
  }

  /** Throws what there is to throw; the woven method then ends without another word. */
  private void throwRefused() {
    Error error = refused;
    if (error != null) {
      refused = null;
      exit(Blocking.listener());
      throw error;
    }
  }

  /** Enters an appender of logging. */
  Object enterLogging() {
    logging++;
    return this;
  }

  void exitLogging() {
    logging--;
  }

  private boolean isLogged(WaitKind kind) {
    return logging > 0 && (kind == WaitKind.FILE || kind == WaitKind.LOCK);
  }

  private void begin(WaitKind kind, long spanNanos, boolean atPark) {
    long own = System.nanoTime();
    busy = true;
    try {
      CallListener listener = Blocking.listener();
      if (listener != null) {
        List<Frame> frames = Stacks.capture();
        Object begun =
            listener.begun(
                new BlockingCall(
                    kind, thread.getName(), loop, began, spanNanos, frames, Blocking.lineage()));
        call = begun;
        Error error = begun == null ? null : listener.refusal(begun, 0);
        refused = error == null ? null : refusal.atBegin(error, kind, atPark, frames);
        mayLast = atPark && error == null;
      }
    } catch (VirtualMachineError exhausted) {
      // The stack or the heap of the application is at its end: this call goes unseen.
    } catch (Throwable e) {
      SensorFault.off("the sensor of blocking calls", Blocking::stop, e);
    } finally {
      busy = false;
      ownNanos += System.nanoTime() - own;
    }
  }

  void exit(@Nullable CallListener listener) {
    if (--depth > 0) {
      return;
    }
    Object ended = call;
    if (ended == null) {
      return;
    }
    call = null;
    busy = true;
    try {
      if (listener != null) {
        long nanos = System.nanoTime() - began - ownNanos;
        listener.ended(ended, nanos);
        Error error = mayLast ? listener.refusal(ended, nanos) : null;
        if (error != null) {
          refusal.atEnd(error, Stacks.capture());
        }
      }
    } catch (VirtualMachineError exhausted) {
      // As above.
    } catch (Throwable e) {
      SensorFault.off("the sensor of blocking calls", Blocking::stop, e);
    } finally {
      busy = false;
    }
  }
}

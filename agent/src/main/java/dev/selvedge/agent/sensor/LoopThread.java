package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.WaitKind;
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
   * loop for its life, unless a test of the user said so.
   */
  @Nullable String name;

  /** Whether a test of the user said so, which is asked again at the next call. */
  boolean tested;

  /** How many {@code run} methods of event loops are on the stack. */
  int runs;

  /** How many appenders of logging are on the stack. */
  private int logging;

  private int depth;
  private long began;
  private long ownNanos;
  private @Nullable Object call;
  private boolean busy;

  /** Whether the outermost of them was left. */
  private volatile boolean left;

  LoopThread(Thread thread, String kind) {
    this(thread, kind, null);
  }

  /**
   * One with a body, the method that is the loop.
   *
   * @param body class and method, as in {@code com.acme.Loop.run}
   */
  LoopThread(Thread thread, String kind, @Nullable String body) {
    this.thread = thread;
    this.loop = new EventLoop(kind, this, body);
  }

  /** The loop as a rule sees it. */
  EventLoop loop() {
    return loop;
  }

  /** The {@code run} method was left. */
  void leave() {
    left = true;
  }

  /** Whether the loop has ended, at the latest with its thread. */
  @Override
  public boolean getAsBoolean() {
    return left || !thread.isAlive();
  }

  /** Whether it was recognised by something that may change in the life of a thread. */
  boolean mayChange() {
    return name != null || tested;
  }

  /** Whether a call is under way, for whose time a loop stays one. */
  boolean isInside() {
    return depth > 0;
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
    Object token = enter();
    if (token != null && call == null && !isLogged(kind)) {
      try {
        begin(kind, spanNanos);
      } catch (StackOverflowError exhausted) {
        // Without the token the end of this call would not be counted, nor any call after it.
      }
    }
    return token;
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

  private void begin(WaitKind kind, long spanNanos) {
    long own = System.nanoTime();
    busy = true;
    try {
      CallListener listener = Blocking.listener();
      if (listener != null) {
        call =
            listener.begun(
                new BlockingCall(
                    kind,
                    thread.getName(),
                    loop,
                    began,
                    spanNanos,
                    Stacks.capture(),
                    Blocking.lineage()));
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
        listener.ended(ended, System.nanoTime() - began - ownNanos);
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

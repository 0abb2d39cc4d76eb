package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.WaitKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thread that runs an event loop. Used by that thread alone, but for the table
 * that holds it and the watchdog that looks at it.
 */
final class LoopThread implements BooleanSupplier {

  /** A loop that computes less than this between two looks has nothing to do. */
  private static final long IDLE_CPU_NANOS = 200_000;

  private static final VarHandle CALLBACK;

  static {
    try {
      CALLBACK = MethodHandles.lookup().findVarHandle(LoopThread.class, "callback", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread thread;
  final EventLoop loop;

  /** The thread's number, by which the JVM's management knows it. */
  final long id;

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

  /** The number of the callback that runs, odd if it is one for certain. */
  private int callback;

  /** How long it had computed when the watchdog asked for it last. */
  private long cpuNanos;

  LoopThread(Thread thread, String kind) {
    this.thread = thread;
    this.loop = new EventLoop(kind, this);
    this.id = ThreadFacts.id(thread);
  }

  /** Whether the thread has ended. */
  @Override
  public boolean getAsBoolean() {
    return !thread.isAlive();
  }

  /**
   * Whether it is inside of a call that is told, or of what is excused as a whole; asked by another
   * thread, for which the answer may be a moment old.
   */
  boolean isInCall() {
    return call != null || logging > 0;
  }

  /**
   * Another callback may begin.
   *
   * @param one whether it is one for certain, until the next one begins
   */
  void next(boolean one) {
    CALLBACK.setRelease(this, (callback | 1) + (one ? 2 : 1));
  }

  /** A number that changes with each callback; from any thread. */
  int callback() {
    return (int) CALLBACK.getAcquire(this);
  }

  /** Whether what runs is one callback for certain; from any thread. */
  boolean isOneCallback() {
    return (callback() & 1) == 1;
  }

  /** Whether it is inside of a woven call, after which it says that it goes on. */
  boolean isInWovenCall() {
    return depth > 0;
  }

  /**
   * Whether a thread that runs, by its state, does nothing: it waits in native code. Asked by the
   * watchdog alone.
   */
  boolean isIdle() {
    long before = cpuNanos;
    cpuNanos = ThreadBean.cpuNanos(id);
    return cpuNanos - before < IDLE_CPU_NANOS;
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
    if (kind != WaitKind.FILE && kind != WaitKind.LOCK) {
      next(false);
    }
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
    LiveLoops.goesOn();
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

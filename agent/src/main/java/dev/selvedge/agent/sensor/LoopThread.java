package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.EventLoop.Role;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thread that must not block. Used by that thread alone, but for the table
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
   * loop for its life, unless a test of the user said so.
   */
  @Nullable String name;

  /** Whether a test of the user said so, which is asked again at the next call. */
  boolean tested;

  /** Whether it is an event loop for as long as it is in a {@code run} method of one. */
  boolean byRun;

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

  /** How often the thread had waited for something when a park of the application's own began. */
  private long switches = VoluntarySwitches.UNKNOWN;

  /** Whether the outermost of them was left. */
  private volatile boolean left;

  final Refusal refusal;

  /** What is thrown instead of the call that has just begun. */
  private @Nullable Error refused;

  /** Whether the call is a park that may turn out to wait when it has lasted. */
  private boolean mayLast;

  LoopThread(Thread thread, String kind) {
    this(thread, kind, null);
  }

  /**
   * One with a body, the method that is the loop.
   *
   * @param body class and method, as in {@code com.acme.Loop.run}
   */
  LoopThread(Thread thread, String kind, @Nullable String body) {
    this(thread, kind, Role.EVENT_LOOP, body);
  }

  private LoopThread(Thread thread, String kind, Role role, @Nullable String body) {
    this.thread = thread;
    this.loop = new EventLoop(kind, role, this, body);
    this.id = ThreadFacts.id(thread);
    this.refusal = new Refusal(thread);
  }

  /** A worker of the common pool. */
  static LoopThread ofCommonPool(Thread thread) {
    return new LoopThread(thread, "worker of the common pool", Role.COMMON_POOL, null);
  }

  boolean isEventLoop() {
    return loop.role() == Role.EVENT_LOOP;
  }

  /** When the call began that is on the stack; now if there is none. */
  long callBegan() {
    return depth > 0 ? began : System.nanoTime();
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
    return enter(kind, spanNanos, false);
  }

  /** Is about to park, for so long at most. */
  @Nullable Object park(WaitKind kind, long spanNanos) {
    return enter(kind, spanNanos, true);
  }

  private @Nullable Object enter(WaitKind kind, long spanNanos, boolean atPark) {
    if (kind != WaitKind.FILE && kind != WaitKind.LOCK) {
      next(false);
    }
    Object token = enter();
    if (token != null && call == null && concerns(kind) && !isLogged(kind)) {
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

  /** Waiting for each other is what the workers of a pool do, and is to cost them nothing. */
  private boolean concerns(WaitKind kind) {
    return switch (kind) {
      case PARK, LOCK, JOIN -> isEventLoop();
      default -> true;
    };
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
        switches =
            begun != null && isOwnPark(frames)
                ? VoluntarySwitches.count()
                : VoluntarySwitches.UNKNOWN;
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
      long took = System.nanoTime() - began - ownNanos;
      if (listener != null) {
        long waited = hasWaited() ? took : 0;
        listener.ended(ended, waited);
        Error error = mayLast ? listener.refusal(ended, waited) : null;
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

  /** Whether code that is not the JDK's has called for a park. */
  private static boolean isOwnPark(List<Frame> frames) {
    return frames.size() > 1
        && frames.get(0).className().equals(LockSupport.class.getName())
        && frames.get(1).owner() != Frame.Owner.JDK;
  }

  /** Whether the call was not one that merely lost the processor, as far as that is known. */
  private boolean hasWaited() {
    return switches == VoluntarySwitches.UNKNOWN || VoluntarySwitches.count() != switches;
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An interrupt of one thread by another: who it was, and where. Holds names, and tasks, which hold
 * no object beyond their end.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Delivery {

  /** Frames that are kept, so that the user's call behind those of the JDK is among them. */
  private static final int KEPT = 32;

  private static final int USERS = 3;

  /** Between the call that interrupts and the method of the pool that does there are few. */
  private static final int POOLS_FRAMES = 4;

  /** More interrupts of one piece of work are not kept. */
  private static final int MOST = 16;

  private static final String SELVEDGE = "dev.selvedge.agent.";

  /** Whose time-outs are no business of the code that runs into them. */
  private static final String[] FRAMEWORKS = {
    "org.junit.",
    "junit.",
    "org.testng.",
    "org.spockframework.",
    "io.kotest.",
    "org.awaitility.",
    "dev.selvedge.junit.SweepWatch",
    "org.apache.maven.surefire.",
    "org.gradle."
  };

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** The work that has interrupted. */
  final Task by;

  /** The name of its thread, or of what has interrupted in the place of a thread. */
  final String thread;

  /** Its stack, innermost first, beginning with the call that interrupted. */
  final List<Frame> stack;

  final long nanos = System.nanoTime();

  /** The work that was interrupted; null if nothing is known of it. */
  final @Nullable Task to;

  /** As what the thread that was interrupted is shown on the timeline; null if it is not. */
  private final @Nullable Task shown;

  /** The number of that piece of work on its thread. */
  final int run;

  /** Whether whoever was interrupted has arranged for it himself, or a test framework has. */
  final boolean own;

  /** The name of the thread that was interrupted. */
  final String target;

  /** The interrupt before this one of the same piece of work; null if there was none. */
  private @Nullable Delivery before;

  /** How many there are before this one, as far as they are kept. */
  private int depth;

  /** Where user code has met it; null if none has so far. */
  volatile @Nullable StackTraceElement arrived;

  /** The class of the exception as which it arrived; null if it was a cleared flag, or nothing. */
  volatile @Nullable String exception;

  /** How it was answered. */
  volatile Answer answer = Answer.NOT_ARRIVED;

  /** How long after it the work ended; -1 while that still runs. */
  volatile long endedAfterNanos = -1;

  private Delivery(Task by, String thread, Look look, ThreadTasks target, boolean own) {
    this.by = by;
    this.thread = thread;
    this.stack = List.copyOf(look.frames);
    this.to = target.knownWork();
    this.shown = target.shown;
    this.run = target.runs;
    this.target = target.thread.getName();
    this.own = own || look.byFramework || isOwn(by, to);
  }

  /** What became of an interrupt. */
  enum Answer {
    /** Nobody has met it. */
    NOT_ARRIVED("not-arrived"),
    /** Whoever was interrupted had arranged for it himself. */
    OWN("own"),
    /** Only code of libraries has met it. */
    LIBRARY("library"),
    /** It was met, and not answered so far. */
    UNPAID("unpaid"),
    RETHROWN("rethrown"),
    WRAPPED("wrapped"),
    SUPPRESSED("suppressed"),
    /** Its exception was handed to a future. */
    FUTURE("future"),
    /** The flag was set again. */
    FLAG("flag"),
    /** The work has ended soon. */
    PROMPT_END("prompt-end");

    final String word;

    Answer(String word) {
      this.word = word;
    }

    boolean isPayment() {
      return compareTo(RETHROWN) >= 0;
    }
  }

  /** The current thread is about to interrupt another one. */
  static Delivery to(ThreadTasks target) {
    ThreadTasks current = ThreadTable.currentOrNew();
    return new Delivery(
        current.work(),
        Thread.currentThread().getName(),
        WALKER.walk(new Look()),
        target,
        target.hasGiven(current.command));
  }

  /** Something interrupts the current thread that is no thread itself. */
  static Delivery here(String by, ThreadTasks target) {
    return new Delivery(Works.jvm(), by, WALKER.walk(new Look()), target, false);
  }

  /** Whether the thread still does what it did when it was interrupted. */
  boolean isOf(ThreadTasks target) {
    if (run != target.runs) {
      return false;
    }
    return (to == null || to.kind == TaskKind.JVM) ? target.current() == null : target.runs(to);
  }

  /**
   * Whether a pool only wakes a worker that does nothing, so that it ends. Of a {@code
   * ForkJoinPool} that is known where no call of somebody else has led to it.
   */
  boolean isOfIdleWorker() {
    boolean called = false;
    for (int i = 0; i < stack.size(); i++) {
      Frame frame = stack.get(i);
      if (i < POOLS_FRAMES && frame.methodName().equals("interruptIdleWorkers")) {
        return frame.className().equals("java.util.concurrent.ThreadPoolExecutor");
      }
      called |= frame.owner() != Owner.JDK;
    }
    return !called
        && (to == null || to.kind == TaskKind.JVM)
        && stack.size() > 1
        && stack.get(1).className().startsWith("java.util.concurrent.ForkJoinPool");
  }

  /** The task that was interrupted for whoever looks at the timeline; null if none is known. */
  @Nullable Task toOnTimeline() {
    return to == null || to.kind == TaskKind.JVM ? shown : to;
  }

  /** The same of what has interrupted. */
  @Nullable Task byOnTimeline() {
    return by.kind == TaskKind.JVM ? by.shownAs : by;
  }

  /** Keeps the interrupt before this one, if it was of the same piece of work. */
  void follows(@Nullable Delivery other) {
    boolean kept = other != null && other.run == run && other.depth < MOST;
    before = kept ? other : null;
    depth = kept && other != null ? other.depth + 1 : 0;
  }

  /** The work has ended that was interrupted. */
  void workEnded() {
    long now = System.nanoTime();
    for (Delivery each = this; each != null; each = each.before) {
      if (each.endedAfterNanos < 0) {
        each.endedAfterNanos = now - each.nanos;
      }
    }
  }

  /** Whether whoever interrupts was made by the work that is interrupted, or by what that made. */
  private static boolean isOwn(Task by, @Nullable Task to) {
    return to != null && (by == to || by.descendsFrom(to));
  }

  /** Takes down the stack of whoever interrupts. */
  private static final class Look implements Function<Stream<StackFrame>, Look> {
    private final List<Frame> frames = new ArrayList<>();
    private boolean byFramework;

    @Override
    public Look apply(Stream<StackFrame> stack) {
      int users = 0;
      boolean called = false;
      for (Iterator<StackFrame> all = stack.iterator(); all.hasNext(); ) {
        StackFrame frame = all.next();
        Class<?> type = frame.getDeclaringClass();
        if (type.getName().startsWith(SELVEDGE) && type.getClassLoader() == null) {
          // What Selvedge interrupts itself is nobody's fault; its hook lies within the call.
          byFramework |= !frames.isEmpty() && !called;
          continue;
        }
        Owner owner = CodeOwner.of(type);
        if (owner != Owner.JDK && !called) {
          called = true;
          byFramework |= isFramework(type.getName());
        }
        frames.add(Frame.of(frame.toStackTraceElement(), owner, PublicNames.of(frame)));
        users += owner == Owner.USER ? 1 : 0;
        if (users == USERS || frames.size() == KEPT) {
          break;
        }
      }
      return this;
    }

    private static boolean isFramework(String type) {
      for (String each : FRAMEWORKS) {
        if (type.startsWith(each)) {
          return true;
        }
      }
      return false;
    }
  }
}

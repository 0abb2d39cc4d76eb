package dev.selvedge.junit;

import dev.selvedge.CancellationPoint;
import dev.selvedge.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/** One run of a swept test: the one that finds the points, or one that is cancelled at a point. */
final class SweepRun implements TestTemplateInvocationContext, CancellationPoint, WindowJudge {

  /** How a run has ended. */
  enum Outcome {
    /** It has not begun, or not ended. */
    NONE,
    PASSED,
    ABORTED,
    FAILED
  }

  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);

  /** Whoever looks at the interrupted task does so more often than this, if he can. */
  private static final long LONGEST_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

  /** A thread that computes may not have had the processor. */
  private static final int GRACES_OF_COMPUTING = 4;

  private final Sweep sweep;
  private final String label;
  private final Map<String, Object> plan;
  private final @Nullable SweptPoint planned;
  private volatile @Nullable String window;
  private volatile boolean started;
  private volatile boolean failedByItself;

  /** What closing the window has told of the sweep; null before. */
  private volatile @Nullable Map<?, ?> told;

  private volatile @Nullable AssertionError notEnded;
  private volatile Outcome outcome = Outcome.NONE;
  private volatile long nanos;

  /** When it was last looked whether the interrupted task is at work. */
  private long looked;

  private long atWorkNanos;

  /**
   * @param label what JUnit shows of it
   * @param plan where the agent is to interrupt; empty to find the points
   * @param planned the point to interrupt at, if it is known before
   */
  SweepRun(Sweep sweep, String label, Map<String, Object> plan, @Nullable SweptPoint planned) {
    this.sweep = sweep;
    this.label = label;
    this.plan = plan;
    this.planned = planned;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return "[" + invocationIndex + "] " + label;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new SweepRunExtension(this));
  }

  /** JUnit has begun with it. */
  void started() {
    started = true;
  }

  /** Whether JUnit has begun with it, which it does not where others are selected. */
  boolean wasStarted() {
    return started;
  }

  void ended(Outcome how) {
    outcome = how;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Returns the points that were reached before somebody was interrupted. */
  List<SweptPoint> points() {
    Map<?, ?> known = told;
    return known == null ? List.of() : SweptPoint.all(known.get("points"));
  }

  /** Returns how long the test method has taken. */
  long nanos() {
    return nanos;
  }

  /** Returns the point that the run is to be interrupted at, if it is known before. */
  @Nullable SweptPoint planned() {
    return planned;
  }

  /** Returns the point that the run is about: where somebody was, or is to be, interrupted. */
  @Nullable SweptPoint point() {
    Map<?, ?> interrupted = interrupted();
    return interrupted != null && interrupted.get("point") instanceof Map<?, ?> point
        ? SweptPoint.of(point)
        : planned;
  }

  @Override
  public boolean isCancelled() {
    return !plan.isEmpty();
  }

  @Override
  public boolean wasReached() {
    return interrupted() != null;
  }

  @Override
  public Finding.@Nullable Site site() {
    SweptPoint point = point();
    return point == null ? null : point.site();
  }

  @Override
  public String toString() {
    SweptPoint point = point();
    return !isCancelled() ? "not cancelled" : point == null ? "not reached" : sweep.name(point);
  }

  /** The window of the run is open. */
  void begin(ExtensionContext context) {
    GuardedWindow opened = window == null ? GuardedWindow.of(context) : null;
    if (opened != null) {
      window = opened.id();
      opened.judgedBy(this);
      Map<String, Object> all = new HashMap<>(plan);
      all.put("body", context.getRequiredTestMethod().getName());
      sweep.agent().sweep(opened.id(), all);
    }
  }

  /** Runs the test method. */
  void run(InvocationInterceptor.Invocation<Void> invocation) throws Throwable {
    if (!isCancelled()) {
      long began = System.nanoTime();
      try {
        invocation.proceed();
      } catch (Throwable thrown) {
        failedByItself = true;
        throw thrown;
      }
      nanos = System.nanoTime() - began;
      return;
    }
    Throwable thrown = null;
    SweepWatch watch = sweep.watch();
    watch.begin(sweep.patience().toNanos(), this::isLate);
    try {
      invocation.proceed();
    } catch (Throwable any) {
      thrown = any;
    }
    List<StackTraceElement> stuckAt = watch.end();
    // Whoever has set the flag again has done right, and what comes now is not cancelled.
    Thread.interrupted();
    if (stuckAt != null) {
      failedByItself = true;
      AssertionError late = notEnded;
      throw late == null ? stuck(stuckAt, thrown) : late;
    }
    if (thrown != null && !(wasReached() && Interruptions.explain(thrown))) {
      failedByItself = true;
      throw thrown;
    }
    awaitEnd();
  }

  private AssertionError stuck(List<StackTraceElement> stack, @Nullable Throwable thrown) {
    StackTraceElement[] inTest = SweptStack.untilJUnit(stack);
    AssertionError stuck =
        new AssertionError(
            interruptedAt()
                + ", and the test did not come to its end within "
                + SweepSettings.shown(sweep.patience())
                + "; it waits for what was cancelled\n"
                + SweptStack.lines(inTest)
                + "\nFix: Tell whoever waits that the work was cancelled: complete its future,"
                + " release the permit, count the latch down, in a finally block.");
    stuck.setStackTrace(SweptStack.fromUser(inTest));
    if (thrown != null) {
      stuck.addSuppressed(thrown);
    }
    return stuck;
  }

  /** Gives an interrupted task the time to come to its end; the test's own thread has. */
  private void awaitEnd() {
    long pause = FIRST_PAUSE;
    while (isAtWork() && !isLate()) {
      LockSupport.parkNanos(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    AssertionError late = notEnded;
    if (late != null) {
      throw late;
    }
  }

  private boolean isAtWork() {
    return isAtWork(interrupted());
  }

  private static boolean isAtWork(@Nullable Map<?, ?> interrupted) {
    return interrupted != null
        && Boolean.TRUE.equals(interrupted.get("alive"))
        && !Boolean.TRUE.equals(interrupted.get("body"));
  }

  /**
   * Whether the interrupted task, another than the test's own, is at work beyond the grace. Asked
   * from time to time; where the machine has no time for whoever asks, it has none for the task,
   * and that does not count.
   */
  private synchronized boolean isLate() {
    Map<?, ?> interrupted = interrupted();
    if (interrupted == null || !isAtWork(interrupted)) {
      return false;
    }
    long now = System.nanoTime();
    long last = looked != 0 ? looked : now;
    looked = now;
    atWorkNanos += Math.min(now - last, LONGEST_BETWEEN_LOOKS);
    boolean computes = "RUNNABLE".equals(interrupted.get("state"));
    long grace = sweep.settings().grace().toNanos() * (computes ? GRACES_OF_COMPUTING : 1);
    boolean late = atWorkNanos > grace;
    if (late) {
      notEnded = late(interrupted);
    }
    return late;
  }

  private AssertionError late(Map<?, ?> interrupted) {
    String stack =
        interrupted.get("stack") instanceof List<?> lines
            ? lines.stream().map(line -> "  at " + line + "\n").collect(Collectors.joining())
            : "";
    AssertionError late =
        new AssertionError(
            interruptedAt()
                + ", and the task on thread '"
                + interrupted.get("thread")
                + "' did not come to its end within "
                + SweepSettings.shown(sweep.settings().grace())
                + "\n"
                + stack
                + "Fix: Let the interrupt end the task: rethrow it, or set the flag again and"
                + " return.");
    Finding.Site site = site();
    late.setStackTrace(
        site == null
            ? new StackTraceElement[0]
            : new StackTraceElement[] {site.toStackTraceElement()});
    return late;
  }

  private String interruptedAt() {
    return wasReached() ? "interrupted in " + this : "the point to interrupt at was not reached";
  }

  private @Nullable Map<?, ?> interrupted() {
    Map<?, ?> swept = told;
    String id = window;
    if (swept == null) {
      swept = id == null ? Map.of() : sweep.agent().swept(id);
    }
    return swept.get("interrupted") instanceof Map<?, ?> map ? map : null;
  }

  /**
   * All but the closing of the window is over.
   *
   * @throws TestAbortedException if the run was not cancelled though it should have been
   */
  void requireReached() {
    if (isCancelled() && !failedByItself && !wasReached()) {
      throw new TestAbortedException(
          "not exercised: "
              + (planned == null ? "the point" : sweep.name(planned))
              + " was not reached in this run");
    }
  }

  @Override
  public void closing() {
    if (isCancelled() && !failedByItself) {
      awaitEnd();
    }
  }

  @Override
  public void judge(WindowResult result) {
    told = result.sweep();
    SweepVerdict.of(isCancelled() ? interruptedAt() : "", isCancelled() && wasReached(), result)
        .throwIfFailed();
    if (!isCancelled() && !failedByItself && points().isEmpty()) {
      throw new AssertionError(
          "no interruptible wait was reached, so there is nothing to sweep: neither this test nor a"
              + " task that comes from it waits in your code by sleep, wait, join, get, take, put,"
              + " await, acquire or the like. If it does, name your packages by the option"
              + " 'packages'.");
    }
  }
}

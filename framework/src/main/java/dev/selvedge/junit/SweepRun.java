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
    watch.begin(sweep.patience().toNanos());
    try {
      invocation.proceed();
    } catch (Throwable any) {
      thrown = any;
    }
    List<StackTraceElement> stuckAt = watch.end();
    // Whoever has set the flag again has done right, and what comes now is not cancelled.
    boolean wasInterrupted = Thread.interrupted();
    if (stuckAt != null) {
      failedByItself = true;
      throw stuck(stuckAt, thrown);
    }
    if (thrown != null && !(wasReached() && Interruptions.explain(thrown))) {
      failedByItself = true;
      throw thrown;
    }
    if (wasReached() || wasInterrupted) {
      awaitEnd();
    }
  }

  private AssertionError stuck(List<StackTraceElement> stack, @Nullable Throwable thrown) {
    AssertionError stuck =
        new AssertionError(
            interruptedAt()
                + ", and the test did not come to its end within "
                + SweepSettings.shown(sweep.patience())
                + "; it waits for what was cancelled, at\n"
                + lines(stack.stream().map(StackTraceElement::toString).toList())
                + "\nFix: Tell whoever waits that the work was cancelled: complete its future,"
                + " release the permit, count the latch down, in a finally block.");
    stuck.setStackTrace(stack.toArray(new StackTraceElement[0]));
    if (thrown != null) {
      stuck.addSuppressed(thrown);
    }
    return stuck;
  }

  /** Gives an interrupted task the time to come to its end; the test's own thread has. */
  private void awaitEnd() {
    Map<?, ?> interrupted = interrupted();
    if (notEnded != null || interrupted == null || Boolean.TRUE.equals(interrupted.get("body"))) {
      return;
    }
    long since = interrupted.get("nanos") instanceof Long known ? known : System.nanoTime();
    long grace = sweep.settings().grace().toNanos();
    for (long pause = FIRST_PAUSE;
        interrupted != null && Boolean.TRUE.equals(interrupted.get("alive"));
        pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      boolean computes = "RUNNABLE".equals(interrupted.get("state"));
      if (System.nanoTime() - since > grace * (computes ? GRACES_OF_COMPUTING : 1)) {
        notEnded = late(interrupted);
        return;
      }
      LockSupport.parkNanos(this, pause);
      interrupted = interrupted();
    }
  }

  private AssertionError late(Map<?, ?> interrupted) {
    List<String> stack =
        interrupted.get("stack") instanceof List<?> lines
            ? lines.stream().map(String::valueOf).toList()
            : List.of();
    AssertionError late =
        new AssertionError(
            interruptedAt()
                + ", and the task on thread '"
                + interrupted.get("thread")
                + "' has not come to its end within "
                + SweepSettings.shown(sweep.settings().grace())
                + (stack.isEmpty() ? "" : "; it is at\n" + lines(stack))
                + "\nFix: Let the interrupt end the task: rethrow it, or set the flag again and"
                + " return.");
    late.setStackTrace(stackOfPoint());
    return late;
  }

  private StackTraceElement[] stackOfPoint() {
    Finding.Site site = site();
    return site == null
        ? new StackTraceElement[0]
        : new StackTraceElement[] {site.toStackTraceElement()};
  }

  private static String lines(List<String> stack) {
    return stack.stream().map(line -> "  at " + line).collect(Collectors.joining("\n"));
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

  @Override
  public void closing() {
    if (isCancelled()) {
      awaitEnd();
    }
  }

  @Override
  public void judge(WindowResult result) {
    told = result.sweep();
    SweepVerdict.of(isCancelled() ? interruptedAt() : "", isCancelled() && wasReached(), result)
        .throwIfFailed();
    AssertionError late = notEnded;
    if (late != null) {
      throw late;
    }
    if (!failedByItself) {
      requirePoints();
    }
  }

  private void requirePoints() {
    if (!isCancelled() && points().isEmpty()) {
      throw new AssertionError(
          "no interruptible wait was reached, so there is nothing to sweep: neither this test nor a"
              + " task that comes from it waits in your code by sleep, wait, join, get, take, put,"
              + " await, acquire or the like. If it does, name your packages by the option"
              + " 'packages'.");
    }
    if (isCancelled() && !wasReached()) {
      throw new TestAbortedException(
          "not exercised: "
              + (planned == null
                  ? "this run has no such point"
                  : sweep.name(planned) + " was not reached in this run"));
    }
  }
}

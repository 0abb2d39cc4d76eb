package dev.selvedge.agent.event;

import dev.selvedge.agent.event.SwallowedInterrupt.Interrupter;
import dev.selvedge.agent.event.SwallowedInterrupt.Next;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Made-up interrupts of a task that {@code Orders.place} made and that {@code Orders.stop} ends.
 */
public final class SwallowedInterrupts {

  private static final String EXCEPTION = "java.lang.InterruptedException";
  private static final Frame CATCH = Frames.user("com.acme.Orders.mail:43");
  private static final Frame BODY = Frames.user("com.acme.Orders.lambda$place$0:42");
  private static final List<Frame> STACK = List.of(CATCH, BODY, Frames.threadStart());
  private static final List<Frame> ORIGIN =
      List.of(
          Frames.jdk("java.util.concurrent.ExecutorService.submit:1"),
          Frames.user("com.acme.Orders.place:41"));

  private SwallowedInterrupts() {}

  /** One after which the task waited for something else. */
  public static SwallowedInterrupt waited() {
    return of(EXCEPTION, Next.WAITED, "java.util.concurrent.Semaphore.acquire", 47, STACK, false);
  }

  /** One after which the task waited again where it had. */
  public static SwallowedInterrupt loopedBack() {
    return of(EXCEPTION, Next.LOOPED_BACK, "java.lang.Thread.sleep", 40, STACK, true);
  }

  /** One after which the task worked on. */
  public static SwallowedInterrupt workedOn() {
    return of(EXCEPTION, Next.WORKED_ON, null, 0, STACK, false);
  }

  /** One after which the task still works. */
  public static SwallowedInterrupt stillWorking() {
    return of(EXCEPTION, Next.WORKED_ON, null, 0, STACK, true);
  }

  /** One whose flag was cleared. */
  public static SwallowedInterrupt cleared() {
    return of(null, Next.WAITED, "java.lang.Thread.sleep", 47, STACK, false);
  }

  /** One that reached this code. */
  public static SwallowedInterrupt caughtAt(Frame... innermostFirst) {
    return of(EXCEPTION, Next.WAITED, "java.lang.Thread.sleep", 47, List.of(innermostFirst), false);
  }

  /** One of a subtask whose scope was cancelled by another subtask. */
  public static SwallowedInterrupt ofScope() {
    SwallowedInterrupt other = waited();
    Interrupter scope =
        new Interrupter(
            "",
            List.of(
                Frames.jdk("java.lang.Thread.interrupt"),
                Frames.jdk("java.util.concurrent.StructuredTaskScopeImpl.cancel")),
            null);
    return new SwallowedInterrupt(
        TaskKind.SUBTASK,
        other.task(),
        other.exception(),
        other.stack(),
        scope,
        other.next(),
        other.waitCall(),
        other.waitedAt(),
        other.origin(),
        other.lineage(),
        "",
        other.nanos(),
        other.wentOnNanos(),
        other.runs());
  }

  private static SwallowedInterrupt of(
      @Nullable String exception,
      Next next,
      @Nullable String wait,
      int line,
      List<Frame> stack,
      boolean runs) {
    return new SwallowedInterrupt(
        TaskKind.POOL_TASK,
        7,
        exception,
        stack,
        stop(),
        next,
        wait,
        wait == null ? null : Frames.user("com.acme.Orders.mail:" + line).element(),
        ORIGIN,
        lineage(),
        "worker-1",
        5,
        900_000_000,
        runs);
  }

  /** One whose exception was wrapped. */
  public static WrappedInterrupt wrapped() {
    return wrappedAt(CATCH, BODY);
  }

  /** One whose exception was caught and wrapped in this code. */
  public static WrappedInterrupt wrappedAt(Frame... innermostFirst) {
    return new WrappedInterrupt(
        TaskKind.POOL_TASK,
        7,
        EXCEPTION,
        "com.acme.Orders$Failure",
        List.of(innermostFirst),
        stop(),
        ORIGIN,
        lineage(),
        "worker-1",
        5);
  }

  private static Interrupter stop() {
    return new Interrupter(
        "main",
        List.of(
            Frames.jdk("java.util.concurrent.FutureTask.cancel:1"),
            Frames.user("com.acme.Orders.stop:60")),
        null);
  }

  private static Lineage lineage() {
    return new Lineage("w1", List.of(new Ancestor(7, TaskKind.POOL_TASK, null, null)), 0);
  }
}

package dev.selvedge.agent.event;

import dev.selvedge.agent.event.FailedTask.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up tasks that failed in {@code Orders.mail}; each change makes a new one. */
public final class FailedTasks {

  private FailedTasks() {}

  /** A task that {@code Orders.place} made. */
  public static FailedTask failed(Fate fate, TaskKind kind) {
    Frame thrown = Frames.user("com.acme.Orders.mail:43");
    return madeBy(
        thrownAt(task(fate, kind), thrown),
        Frames.jdk("java.util.concurrent.Executor.execute:1"),
        Frames.user("com.acme.Orders.place:41"));
  }

  /** A task of which nothing is known but that it failed. */
  public static FailedTask task(Fate fate, TaskKind kind) {
    Lineage lineage = new Lineage("w1", List.of(new Ancestor(7, kind, null, null)), 0);
    return new FailedTask(
        fate, kind, "worker-1", failure("full"), List.of(), List.of(), lineage, 5);
  }

  private static FailureText failure(@Nullable String text) {
    return new FailureText("com.acme.MailException", text, List.of(), null);
  }

  /** The same, made by this call. */
  public static FailedTask madeBy(FailedTask task, Frame... innermostFirst) {
    return new FailedTask(
        task.fate(),
        task.kind(),
        task.thread(),
        task.failure(),
        task.stack(),
        List.of(innermostFirst),
        task.lineage(),
        task.nanos());
  }

  /** The same, thrown here. */
  public static FailedTask thrownAt(FailedTask task, Frame... innermostFirst) {
    return new FailedTask(
        task.fate(),
        task.kind(),
        task.thread(),
        task.failure(),
        List.of(innermostFirst),
        task.origin(),
        task.lineage(),
        task.nanos());
  }

  /** The same, with this text. */
  public static FailedTask saying(FailedTask task, @Nullable String text) {
    return new FailedTask(
        task.fate(),
        task.kind(),
        task.thread(),
        failure(text),
        task.stack(),
        task.origin(),
        task.lineage(),
        task.nanos());
  }
}

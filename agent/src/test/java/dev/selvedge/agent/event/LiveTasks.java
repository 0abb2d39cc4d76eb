package dev.selvedge.agent.event;

import dev.selvedge.agent.event.LiveTask.Owner;
import dev.selvedge.agent.event.LiveTask.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Made-up tasks that outlive the test {@code OrdersTests.places()}; each change makes a new one.
 */
public final class LiveTasks {

  private LiveTasks() {}

  /** A task that runs on {@code worker-1}, of which nothing else is known. */
  public static LiveTask running(TaskKind kind) {
    return task(kind, State.RUNNING, "worker-1");
  }

  /** A task that no thread runs. */
  public static LiveTask waiting(TaskKind kind, State state) {
    return task(kind, state, null);
  }

  private static LiveTask task(TaskKind kind, State state, @Nullable String thread) {
    Lineage lineage =
        new Lineage(
            "w1",
            List.of(
                new Ancestor(7, kind, thread, null),
                new Ancestor(1, TaskKind.TEST, "OrdersTests.places()", null)),
            0);
    return new LiveTask(
        kind, state, thread, List.of(), List.of(), null, lineage, 5, false, Owner.ORDINARY, 0);
  }

  /** The same, made by this call. */
  public static LiveTask madeBy(LiveTask task, Frame... innermostFirst) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        List.of(innermostFirst),
        task.waitsFor(),
        task.lineage(),
        task.nanos(),
        task.periodic(),
        task.owner(),
        task.executor());
  }

  /** The same, whose thread is here. */
  public static LiveTask at(LiveTask task, Frame... innermostFirst) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        List.of(innermostFirst),
        task.origin(),
        task.waitsFor(),
        task.lineage(),
        task.nanos(),
        task.periodic(),
        task.owner(),
        task.executor());
  }

  /** The same, which waits for something. */
  public static LiveTask waitsFor(LiveTask task, String what) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        task.origin(),
        what,
        task.lineage(),
        task.nanos(),
        task.periodic(),
        task.owner(),
        task.executor());
  }

  /** The same, which is run again and again. */
  public static LiveTask periodic(LiveTask task) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        task.origin(),
        task.waitsFor(),
        task.lineage(),
        task.nanos(),
        true,
        task.owner(),
        task.executor());
  }

  /** The same, given to a pool that a static field holds. */
  public static LiveTask heldByStaticField(LiveTask task) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        task.origin(),
        task.waitsFor(),
        task.lineage(),
        task.nanos(),
        task.periodic(),
        Owner.HELD_BY_STATIC_FIELD,
        task.executor());
  }

  /** The same, from another kind of window. */
  public static LiveTask outliving(TaskKind window, LiveTask task) {
    Lineage lineage =
        new Lineage(
            "w1",
            List.of(
                new Ancestor(7, task.kind(), task.thread(), null),
                new Ancestor(1, window, "Orders", null)),
            0);
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        task.origin(),
        task.waitsFor(),
        lineage,
        task.nanos(),
        task.periodic(),
        task.owner(),
        task.executor());
  }

  /** The same, given to this executor, which user code has made in the window. */
  public static LiveTask givenTo(LiveTask task, long executor) {
    return new LiveTask(
        task.kind(),
        task.state(),
        task.thread(),
        task.stack(),
        task.origin(),
        task.waitsFor(),
        task.lineage(),
        task.nanos(),
        task.periodic(),
        task.owner(),
        executor);
  }
}

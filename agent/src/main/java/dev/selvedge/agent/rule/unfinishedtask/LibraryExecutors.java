package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.event.Frame;
import java.util.List;

/**
 * The methods by which executors, event loops and schedulers of libraries take a task: who calls
 * them is the task's maker, not they.
 */
final class LibraryExecutors {

  private static final List<String> TYPES =
      List.of(
          "java.util.concurrent.Executor",
          "io.vertx.core.Context",
          "io.vertx.core.Vertx",
          "io.vertx.core.impl.ExecuteBlocking",
          "io.vertx.core.impl.TaskQueue",
          "reactor.core.scheduler.Scheduler",
          "reactor.core.scheduler.Scheduler$Worker",
          "reactor.core.scheduler.Schedulers");

  private static final List<String> METHODS =
      List.of(
          "addTask",
          "directSchedule",
          "execute",
          "invokeA",
          "lazyExecute",
          "offerTask",
          "runOnContext",
          "schedule",
          "setPeriodic",
          "setTimer",
          "submit",
          "workerSchedule");

  private LibraryExecutors() {}

  /** Whether the frame takes a task. */
  static boolean take(Frame frame) {
    return METHODS.stream().anyMatch(frame.methodName()::startsWith)
        && TYPES.stream().anyMatch(frame::isA);
  }
}

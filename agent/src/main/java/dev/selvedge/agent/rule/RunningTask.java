package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The innermost task that a stack is inside of: a callback of a stage, or what an executor was
 * given to run on a thread of its own.
 *
 * @param kind what kind of task it is
 * @param body whose code it begins with
 * @param managed whether the code of the task told fork-join that it is about to block, by {@code
 *     ForkJoinPool.managedBlock}
 */
public record RunningTask(Kind kind, Owner body, boolean managed) {

  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String FUTURE = CONCURRENT + "CompletableFuture";
  private static final String FUTURE_TASK = CONCURRENT + "FutureTask";
  private static final String FORK_JOIN_TASK = CONCURRENT + "ForkJoinTask";
  private static final String FORK_JOIN_POOL = CONCURRENT + "ForkJoinPool";
  private static final String THREAD_POOL = CONCURRENT + "ThreadPoolExecutor";

  /** By these an executor takes a task; what is run inside of them is run by whoever gave it. */
  private static final Set<String> TAKING = Set.of("execute", "submit", "schedule", "invokeAll");

  /** What lies between an executor and the code that it was given, as streams do. */
  private static final String[] PLUMBING = {
    "java.util.",
    "java.lang.invoke.",
    "java.lang.reflect.",
    "jdk.internal.reflect.",
    "java.security.AccessController"
  };

  /** Kinds of tasks. */
  public enum Kind {
    /** A callback of a stage of a {@code CompletableFuture}. */
    STAGE,
    /** What a pool was given. */
    POOL_TASK,
    /** A task of a fork-join pool, also one that a parallel stream has made. */
    FORK_JOIN_TASK
  }

  /** The task of a stack, innermost frame first; null if it is inside of none. */
  public static @Nullable RunningTask of(List<Frame> frames) {
    Owner body = null;
    boolean managed = false;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (frame.owner() != Owner.JDK) {
        body = frame.owner();
        continue;
      }
      String type = frame.className();
      if (!isPlumbing(type)) {
        body = body == null ? null : Owner.JDK;
      } else if (body != null) {
        managed |= type.equals(FORK_JOIN_POOL) && frame.methodName().equals("managedBlock");
        Kind kind = kind(frames, i);
        if (kind != null) {
          return new RunningTask(kind, body, managed);
        }
      }
    }
    return null;
  }

  /** Whether user code is what runs, not a library that was given to an executor and calls it. */
  public boolean isOfUser() {
    return body == Owner.USER;
  }

  private static @Nullable Kind kind(List<Frame> frames, int at) {
    Frame frame = frames.get(at);
    return switch (frame.className()) {
      case THREAD_POOL -> frame.methodName().equals("runWorker") ? Kind.POOL_TASK : null;
      case FORK_JOIN_TASK ->
          frame.methodName().equals("doExec") && isRunByPool(frames, at)
              ? Kind.FORK_JOIN_TASK
              : null;
      case FUTURE_TASK ->
          frame.methodName().startsWith("run") && isRunByOthers(frames, at) ? Kind.POOL_TASK : null;
      default -> isStage(frame) ? Kind.STAGE : null;
    };
  }

  /** A stage that its source completes, or one that is made when the source is done already. */
  private static boolean isStage(Frame frame) {
    String type = frame.className();
    String method = frame.methodName();
    if (type.equals(FUTURE)) {
      return method.startsWith("uni") || method.startsWith("bi") || method.startsWith("or");
    }
    return type.startsWith(FUTURE + "$") && (method.equals("tryFire") || method.equals("run"));
  }

  /** Whoever waits for a fork-join task, or invokes it, may run it itself meanwhile. */
  private static boolean isRunByPool(List<Frame> frames, int at) {
    for (int i = at + 1; i < frames.size(); i++) {
      String type = frames.get(i).className();
      if (!type.startsWith(FORK_JOIN_TASK) && !type.startsWith(FORK_JOIN_POOL)) {
        return type.equals(CONCURRENT + "ForkJoinWorkerThread");
      }
      if (type.equals(FORK_JOIN_TASK)) {
        return false;
      }
    }
    return false;
  }

  /**
   * Whether a {@code FutureTask} is run by an executor that somebody wrote himself, rather than by
   * a thread of its own, or by the thread that has given it away.
   */
  private static boolean isRunByOthers(List<Frame> frames, int at) {
    for (int i = at + 1; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      boolean executor = frame.isA("java.util.concurrent.Executor");
      if (executor && TAKING.contains(frame.methodName())) {
        return false;
      }
      if (frame.owner() != Owner.JDK) {
        return true;
      }
      if (!isPlumbing(frame.className())) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPlumbing(String type) {
    for (String each : PLUMBING) {
      if (type.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}

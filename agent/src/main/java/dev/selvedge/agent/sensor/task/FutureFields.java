package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of futures from their fields, because their methods may be overridden by the
 * application, and because a look of Selvedge must not be taken for one of the application.
 */
final class FutureFields {

  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  private FutureFields() {}

  /** What a future was completed with, in the way that it keeps it; null if it is not complete. */
  static @Nullable Object resultOf(CompletableFuture<?> future) {
    VarHandle field = Fields.RESULT;
    return field == null ? null : field.getVolatile(future);
  }

  /** The throwable in what {@link #resultOf} has answered; null if there is none. */
  static @Nullable Throwable throwableIn(@Nullable Object result) {
    VarHandle field = Fields.THROWABLE;
    Class<?> type = Fields.ALTERNATIVE;
    return result == null || field == null || type == null || result.getClass() != type
        ? null
        : (Throwable) field.get(result);
  }

  /** Whether something depends on a future, or waits for it. */
  static boolean hasDependents(CompletableFuture<?> future) {
    VarHandle field = Fields.DEPENDENTS;
    return field != null && field.getVolatile(future) != null;
  }

  /** Whether the future of a task is at its beginning, neither done nor cancelled. */
  static boolean isNew(FutureTask<?> future) {
    VarHandle field = Fields.STATE;
    return field != null && (int) field.getVolatile(future) == 0;
  }

  static boolean isDone(FutureTask<?> future) {
    VarHandle field = Fields.STATE;
    return field == null ? future.isDone() : (int) field.getVolatile(future) != 0;
  }

  static boolean isCancelled(FutureTask<?> future) {
    VarHandle field = Fields.STATE;
    return field != null && (int) field.getVolatile(future) > 3;
  }

  /** Whether a thread waits for the future of a task. */
  static boolean hasWaiters(FutureTask<?> future) {
    VarHandle field = Fields.WAITERS;
    return field != null && field.getVolatile(future) != null;
  }

  static boolean isDone(ForkJoinTask<?> task) {
    VarHandle field = Fields.STATUS;
    return field == null ? task.isDone() : (int) field.getVolatile(task) < 0;
  }

  /**
   * The fields, which must be open to Selvedge before anybody looks. Constants, so that reading
   * them costs no more than reading a field.
   */
  private static final class Fields {
    static final @Nullable Class<?> ALTERNATIVE = type(FUTURE + "$AltResult");
    static final @Nullable VarHandle RESULT = find(CompletableFuture.class, "result", Object.class);
    static final @Nullable VarHandle THROWABLE =
        ALTERNATIVE == null ? null : find(ALTERNATIVE, "ex", Throwable.class);
    static final @Nullable VarHandle DEPENDENTS =
        find(CompletableFuture.class, "stack", type(FUTURE + "$Completion"));
    static final @Nullable VarHandle STATE = find(FutureTask.class, "state", int.class);
    static final @Nullable VarHandle WAITERS =
        find(FutureTask.class, "waiters", type("java.util.concurrent.FutureTask$WaitNode"));
    static final @Nullable VarHandle STATUS = find(ForkJoinTask.class, "status", int.class);

    private static @Nullable Class<?> type(String name) {
      try {
        return Class.forName(name, false, null);
      } catch (ClassNotFoundException notOnThisJvm) {
        return null;
      }
    }

    private static @Nullable VarHandle find(Class<?> holder, String name, @Nullable Class<?> type) {
      try {
        Lookup lookup = MethodHandles.privateLookupIn(holder, MethodHandles.lookup());
        return type == null ? null : lookup.findVarHandle(holder, name, type);
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}

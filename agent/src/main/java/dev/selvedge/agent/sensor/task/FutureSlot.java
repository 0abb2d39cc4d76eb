package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@code FutureTask} keeps its task: in the field for its outcome, which nothing reads
 * before the outcome is there and replaces what was in it. So the commonest of all queued objects
 * costs no entry in a table. Without access to the field the table does.
 */
final class FutureSlot {

  private FutureSlot() {}

  /** The task of a future that is not done; null if it has none, or is done. */
  static @Nullable Task get(FutureTask<?> future) {
    VarHandle field = Field.OUTCOME;
    return field != null && field.get(future) instanceof Task task ? task : null;
  }

  /** Gives a new future its task; false if it cannot keep it. */
  static boolean put(FutureTask<?> future, Task task) {
    VarHandle field = Field.OUTCOME;
    if (field == null) {
      return false;
    }
    field.set(future, task);
    return true;
  }

  /**
   * The field, which must be open to Selvedge before anybody looks. A constant, so that reading it
   * costs no more than reading a field.
   */
  private static final class Field {
    static final @Nullable VarHandle OUTCOME = find();

    private static @Nullable VarHandle find() {
      try {
        return MethodHandles.privateLookupIn(FutureTask.class, MethodHandles.lookup())
            .findVarHandle(FutureTask.class, "outcome", Object.class);
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}

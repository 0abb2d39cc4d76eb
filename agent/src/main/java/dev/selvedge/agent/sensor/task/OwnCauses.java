package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The causes of exceptions that keep them in a field of their own, as those do that are older than
 * the one of {@code Throwable}. Read from there, because their methods are the application's code.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class OwnCauses {

  /** By class the field; an empty array if there is none that can be read. */
  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          Field field = find(type);
          return field == null ? new Field[0] : new Field[] {field};
        }
      };

  private OwnCauses() {}

  /** The cause that an exception keeps by itself; null if it keeps none. */
  static @Nullable Throwable of(Throwable thrown) {
    try {
      Field[] fields = FIELDS.get(thrown.getClass());
      Object cause = fields.length == 0 ? null : fields[0].get(thrown);
      return cause == thrown ? null : (Throwable) cause;
    } catch (IllegalAccessException | RuntimeException | LinkageError unreadable) {
      return null;
    }
  }

  private static @Nullable Field find(Class<?> type) {
    for (Class<?> each = type;
        each != null && each != Throwable.class;
        each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && Throwable.class.isAssignableFrom(field.getType())
            && field.trySetAccessible()) {
          return field;
        }
      }
    }
    return null;
  }
}

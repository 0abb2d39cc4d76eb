package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were given to a pool outside of windows, of which nothing is kept, unless they hold
 * a thread: that they may interrupt, and who has armed them for that must be known then.
 */
final class Watchdogs {

  private static final int MOST = 10_000;

  /** By class, whether its objects hold a thread, themselves or in an object that they hold. */
  private static final ClassValue<Boolean> HOLD_A_THREAD =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return CodeOwner.of(type) != Owner.JDK && holdsThread(type, true);
        }
      };

  private static final WeakTable<Task> ARMED_BY = new WeakTable<>(MOST);

  private Watchdogs() {}

  /** A command is given to a pool by work outside of windows. */
  static void given(Object command) {
    if (HOLD_A_THREAD.get(command.getClass())) {
      Task maker = ThreadTable.currentOrNew().work();
      if (maker.window != null) {
        ARMED_BY.takeGone(each -> true);
        ARMED_BY.put(command, maker);
      }
    }
  }

  /** The work that has given a command to its pool; null if that is not known. */
  static @Nullable Task armedBy(Object command) {
    return ARMED_BY.get(command);
  }

  private static boolean holdsThread(Class<?> type, boolean deeper) {
    try {
      for (Class<?> each = type;
          each != null && isOfApplication(each);
          each = each.getSuperclass()) {
        for (Field field : each.getDeclaredFields()) {
          Class<?> held = field.getType();
          if (!Modifier.isStatic(field.getModifiers())
              && (Thread.class.isAssignableFrom(held)
                  || (deeper && isOfApplication(held) && holdsThread(held, false)))) {
            return true;
          }
        }
      }
      return false;
    } catch (LinkageError | RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean isOfApplication(Class<?> type) {
    return !type.isPrimitive() && !type.isArray() && CodeOwner.of(type) != Owner.JDK;
  }
}

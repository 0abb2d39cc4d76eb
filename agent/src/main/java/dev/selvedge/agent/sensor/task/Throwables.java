package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.task.Delivery.Answer;
import java.io.InterruptedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads throwables from their fields, because what they say by their methods may be the
 * application's own code.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Throwables {

  /** Longer chains of causes are not followed, nor those that lead back to themselves. */
  private static final int DEEPEST = 32;

  /** What is suppressed in what is suppressed is followed so far. */
  private static final int MOST_NESTED = 3;

  private static final String FAILED_SCOPE = "java.util.concurrent.StructuredTaskScope$Failed";

  private Throwables() {}

  /** What was thrown at first, without what futures wrap it in when they pass it on. */
  static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < DEEPEST && isWrapper(root); i++) {
      Throwable cause = causeOf(root);
      if (cause == null) {
        break;
      }
      root = cause;
    }
    return root;
  }

  /** Whether it is what futures and scopes make to pass another one on. */
  static boolean isWrapper(Object thrown) {
    Class<?> type = thrown.getClass();
    return type == CompletionException.class
        || type == ExecutionException.class
        || type.getName().startsWith(FAILED_SCOPE);
  }

  /** Whether an interrupt is in the chain of what was thrown. */
  static boolean followsInterrupt(Throwable thrown) {
    return holds(thrown, InterruptedException.class)
        || holds(thrown, ClosedByInterruptException.class);
  }

  /** Whether a cancellation is in the chain of what was thrown. */
  static boolean followsCancellation(Throwable thrown) {
    return holds(thrown, CancellationException.class);
  }

  /**
   * The exception in the chain of what was caught that an interrupt of the same thread has caused;
   * null if there is none. What a future passes on is that of another thread.
   */
  static @Nullable Throwable interruptIn(Throwable caught) {
    Throwable each = caught;
    for (int i = 0; i < DEEPEST && each != null && !isWrapper(each); i++) {
      if (isInterrupt(each)) {
        return each;
      }
      each = causeOf(each);
    }
    return null;
  }

  /** Whether an exception is a certain one, or that is in the chain of its causes. */
  static boolean isCausedBy(Throwable thrown, Throwable cause) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST && each != null; i++) {
      if (each == cause) {
        return true;
      }
      each = causeOf(each);
    }
    return false;
  }

  private static boolean isInterrupt(Throwable thrown) {
    return thrown instanceof InterruptedException
        || thrown instanceof ClosedByInterruptException
        || (thrown instanceof InterruptedIOException && !isTimeout(thrown));
  }

  /** Clients tell of their time-outs by the same exception, or by one that extends it. */
  private static boolean isTimeout(Throwable thrown) {
    String text = textOf(thrown);
    return thrown.getClass().getName().toLowerCase(Locale.ROOT).contains("timeout")
        || (text != null && text.toLowerCase(Locale.ROOT).contains("time"));
  }

  /** Whether an exception tells whoever gets it of an interrupt or a cancellation. */
  static boolean answersInterrupt(Throwable thrown) {
    return answersInterrupt(thrown, 0);
  }

  private static boolean answersInterrupt(Throwable thrown, int depth) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST && each != null; i++) {
      if (isInterrupt(each) || each instanceof CancellationException) {
        return true;
      }
      if (depth < MOST_NESTED && read(Inside.SUPPRESSED, each) instanceof List<?> suppressed) {
        for (Object one : suppressed) {
          if (one instanceof Throwable other && answersInterrupt(other, depth + 1)) {
            return true;
          }
        }
      }
      Throwable cause = causeOf(each);
      each = cause == null ? OwnCauses.of(each) : cause;
    }
    return false;
  }

  /**
   * As what an exception leaves that answers an interrupt.
   *
   * @param interrupt the exception as which the interrupt came; null if it came otherwise
   */
  static Answer roleOf(@Nullable Throwable interrupt, Throwable thrown) {
    if (thrown == interrupt || isInterrupt(thrown)) {
      return Answer.RETHROWN;
    }
    Throwable each = causeOf(thrown);
    for (int i = 0; i < DEEPEST && each != null; i++) {
      if (isInterrupt(each)) {
        return Answer.WRAPPED;
      }
      each = causeOf(each);
    }
    return thrown instanceof CancellationException ? Answer.RETHROWN : Answer.SUPPRESSED;
  }

  private static boolean holds(Throwable thrown, Class<?> type) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST && each != null; i++) {
      if (type.isInstance(each)) {
        return true;
      }
      each = causeOf(each);
    }
    return false;
  }

  static @Nullable Throwable causeOf(Throwable thrown) {
    Object cause = read(Inside.CAUSE, thrown);
    return cause == thrown ? null : (Throwable) cause;
  }

  /** The text that it was made with; null if there is none. */
  static @Nullable String textOf(Throwable thrown) {
    return (String) read(Inside.TEXT, thrown);
  }

  /** Where it was thrown, innermost first. */
  static StackTraceElement[] stackOf(Throwable thrown) {
    Method method = Inside.STACK;
    try {
      return method == null
          ? new StackTraceElement[0]
          : ((StackTraceElement[]) method.invoke(thrown)).clone();
    } catch (ReflectiveOperationException | RuntimeException unreadable) {
      return new StackTraceElement[0];
    }
  }

  private static @Nullable Object read(@Nullable Field field, Throwable thrown) {
    try {
      return field == null ? null : field.get(thrown);
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return null;
    }
  }

  /** What is open to Selvedge once the sensor is at work. */
  private static final class Inside {
    static final @Nullable Field CAUSE = field("cause");
    static final @Nullable Field TEXT = field("detailMessage");
    static final @Nullable Field SUPPRESSED = field("suppressedExceptions");
    static final @Nullable Method STACK = stack();

    private static @Nullable Field field(String name) {
      try {
        Field field = Throwable.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }

    private static @Nullable Method stack() {
      try {
        Method method = Throwable.class.getDeclaredMethod("getOurStackTrace");
        method.setAccessible(true);
        return method;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}

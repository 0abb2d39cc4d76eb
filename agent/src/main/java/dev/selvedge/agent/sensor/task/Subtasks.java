package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The subtasks of scopes that failed, until somebody reads that. The methods never throw and never
 * block. Names the types of the JDK as strings, because they are a preview.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Subtasks {

  /** The JDK's joiners that throw what a subtask threw, or choose among subtasks. */
  private static final String[] THROWING = {
    "java.util.concurrent.Joiners$AllSuccessful",
    "java.util.concurrent.Joiners$AnySuccessful",
    "java.util.concurrent.Joiners$AwaitSuccessful"
  };

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Function<Stream<StackFrame>, Boolean> FROM_JDK = new FromJdk();

  private Subtasks() {}

  /** A subtask was forked. */
  public static void made(Object subtask, @Nullable Object body) {
    if (Sensor.isOn()) {
      try {
        Task maker = Works.makerOfFuture();
        Origin origin = maker == null ? null : Origins.ofFuture(body, maker);
        if (maker != null && origin != null && origin.isOfUser()) {
          Task task = maker.child(TaskKind.SUBTASK, origin);
          Ledger.add(subtask, task, origin, new Chain(null, task), Tracked.SUBTASK);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A subtask begins on the current thread.
   *
   * @return what {@link #ran} is told
   */
  public static @Nullable Object running(Object subtask) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      if (Ledger.isUsed()) {
        ThreadTable.currentOrNew().subtask = Ledger.of(subtask);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
    return subtask;
  }

  /** It has ended, and its thread ends with it. What its scope did not wait for has no result. */
  public static void ran(@Nullable Object subtask) {
    if (subtask != null && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Task task = thread == null ? null : thread.onTimeline();
        if (task != null && task.kind == TaskKind.SUBTASK && Inside.isUnavailable(subtask)) {
          Outcomes.dropped(task);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A subtask is complete, and its joiner is told.
   *
   * @return what {@link #told} is told
   */
  public static @Nullable Object telling(@Nullable Object subtask, @Nullable Object joiner) {
    if (!Sensor.isOn() || subtask == null) {
      return null;
    }
    FanOuts.leaving();
    try {
      Throwable thrown = Inside.failureOf(subtask);
      ThreadTasks current = ThreadTable.current();
      if (thrown != null && current != null) {
        Outcomes.threw(current.onTimeline(), thrown);
      }
      Tracked tracked = Ledger.of(subtask);
      if (tracked != null) {
        if (thrown == null || isThrowing(joiner)) {
          Ledger.drop(tracked);
        } else {
          Failures.failed(tracked, thrown, true);
        }
      }
      ThreadTasks thread = ThreadTable.currentOrNew();
      thread.telling++;
      return thread;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  private static boolean isThrowing(@Nullable Object joiner) {
    if (joiner != null) {
      String name = joiner.getClass().getName();
      for (String each : THROWING) {
        if (name.equals(each)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The joiner was told. */
  public static void told(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).telling--;
    }
  }

  /** Somebody reads the state or the exception of a subtask. */
  public static void read(Object subtask) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        Tracked tracked = Ledger.of(subtask);
        if (tracked != null && tracked.failure != null && !isReadByJdk()) {
          Looks.observed(subtask);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** What is common to all joiners checks the state, and looks at nothing. */
  private static boolean isReadByJdk() {
    ThreadTasks thread = ThreadTable.current();
    return thread != null && thread.telling > 0 && WALKER.walk(FROM_JDK);
  }

  /**
   * A scope is joined.
   *
   * @return what {@link #joined} is told
   */
  public static @Nullable Object joining(Object scope) {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.currentOrNew();
    thread.scope = scope;
    return thread;
  }

  /** It is joined, or the try failed. */
  public static void joined(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).scope = null;
    }
  }

  /** A joiner says that its scope has failed: whoever joined the scope has been told. */
  public static void refused(@Nullable Object thrown) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Object scope = thread == null ? null : thread.scope;
        if (thrown instanceof Throwable failure) {
          Failures.observed(failure);
        }
        if (scope != null) {
          Ledger.forEach(
              tracked -> {
                Object subtask = tracked.has(Tracked.SUBTASK) ? tracked.get() : null;
                if (subtask != null && Inside.scopeOf(subtask) == scope) {
                  Looks.observed(subtask);
                }
              });
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static final class FromJdk implements Function<Stream<StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackFrame> stack) {
      for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
        Class<?> type = frames.next().getDeclaringClass();
        String name = type.getName();
        if (!name.startsWith("dev.selvedge.agent.") && !name.contains("SubtaskImpl")) {
          return CodeOwner.of(type) == Owner.JDK;
        }
      }
      return true;
    }
  }

  /** The fields of subtasks, looked up when the first one is looked at. */
  private static final class Inside {
    private static final @Nullable Field RESULT = field("result");
    private static final @Nullable Field SCOPE = field("scope");
    private static @Nullable Method exception;

    private static @Nullable Field field(String name) {
      try {
        Class<?> type =
            Class.forName("java.util.concurrent.StructuredTaskScopeImpl$SubtaskImpl", false, null);
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }

    /** Whether its scope was cancelled before it came to its end. */
    static boolean isUnavailable(Object subtask) throws IllegalAccessException {
      return RESULT != null && RESULT.get(subtask) == null;
    }

    static @Nullable Throwable failureOf(Object subtask) throws ReflectiveOperationException {
      Object result = RESULT == null ? null : RESULT.get(subtask);
      if (result == null || !result.getClass().getName().endsWith("SubtaskImpl$AltResult")) {
        return null;
      }
      Method method = exception;
      if (method == null) {
        method = result.getClass().getDeclaredMethod("exception");
        method.setAccessible(true);
        exception = method;
      }
      return (Throwable) method.invoke(result);
    }

    static @Nullable Object scopeOf(Object subtask) {
      try {
        return SCOPE == null ? null : SCOPE.get(subtask);
      } catch (IllegalAccessException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}

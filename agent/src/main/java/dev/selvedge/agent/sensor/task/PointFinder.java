package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CallSites;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import java.io.PipedInputStream;
import java.io.PipedReader;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from the stack of a thread that is about to wait whether that is a cancellation point:
 * code of the user has called, itself or through a library, what an interrupt ends. Waits of test
 * frameworks, of logging, and while a class is loaded or initialised, are none.
 */
final class PointFinder implements Function<Stream<StackFrame>, @Nullable SweptPoint> {

  private static final int DEEPEST = 512;

  /** More lines of the user tell two ways to a place apart no better. */
  private static final int LONGEST_PATH = 16;

  private static final String SELVEDGE = "dev.selvedge.agent.";
  private static final String JUNIT = "org.junit.";

  /** Whose waits are not those of the code under test. */
  private static final String[] OTHERS = {
    JUNIT,
    "org.awaitility.",
    "org.assertj.",
    "org.mockito.",
    "org.testng.",
    "org.slf4j.",
    "ch.qos.logback.",
    "org.apache.logging.",
    "org.apache.log4j.",
    "org.jboss.logging.",
    "org.jboss.logmanager."
  };

  private static final String[] OTHERS_IN_JDK = {"java.util.logging.", "jdk.internal.logger."};

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final @Nullable String body;

  /**
   * @param body the name of the method as part of which alone a test counts; null for all
   */
  PointFinder(@Nullable String body) {
    this.body = body;
  }

  /** The point at which the current thread is, as part of a task; null if it is at none. */
  @Nullable SweptPoint find(Task task) {
    SweptPoint here = WALKER.walk(this);
    if (here == null || task.kind.isWindow()) {
      return here;
    }
    StackTraceElement origin = task.origin == null ? null : task.origin.line();
    return new SweptPoint(here.api(), here.path(), task.kind.words(), origin);
  }

  @Override
  public @Nullable SweptPoint apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
    String api = null;
    StackFrame called = null;
    Set<StackTraceElement> path = new LinkedHashSet<>();
    String outermost = null;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      if (type == CallSites.class) {
        api = standIn(frame);
      } else if (CodeOwner.of(type) == Owner.JDK) {
        if (path.isEmpty() && isOther(frame, OTHERS_IN_JDK)) {
          return null;
        }
        called = api == null && !isSelvedge(type) ? frame : called;
      } else {
        if (api == null) {
          api = called == null || !isInterruptible(called) ? "" : PublicNames.of(called);
        }
        if (type.getName().startsWith(JUNIT) && !path.isEmpty()) {
          return isBody(outermost) ? point(api, path) : null;
        }
        if (api.isEmpty() || isInitialiser(frame) || (path.isEmpty() && isOther(frame, OTHERS))) {
          return null;
        }
        if (CodeOwner.of(type) == Owner.USER) {
          outermost = frame.getMethodName();
          if (path.size() < LONGEST_PATH) {
            path.add(frame.toStackTraceElement());
          }
        }
      }
    }
    return api == null || path.isEmpty() ? null : point(api, path);
  }

  private boolean isBody(@Nullable String method) {
    return body == null || body.equals(method);
  }

  private static SweptPoint point(String api, Set<StackTraceElement> path) {
    return new SweptPoint(api, List.copyOf(path), null, null);
  }

  private static String standIn(StackFrame frame) {
    return frame.getMethodName().equals("wait")
        ? "java.lang.Object.wait"
        : "java.lang.Thread.sleep";
  }

  private static boolean isSelvedge(Class<?> type) {
    return type.getClassLoader() == null && type.getName().startsWith(SELVEDGE);
  }

  private static boolean isInitialiser(StackFrame frame) {
    return frame.getMethodName().equals("<clinit>");
  }

  private static boolean isOther(StackFrame frame, String[] others) {
    Class<?> type = frame.getDeclaringClass();
    for (String other : others) {
      if (type.getName().startsWith(other)) {
        return true;
      }
    }
    return isInitialiser(frame)
        || ClassLoader.class.isAssignableFrom(type)
        || frame.getMethodName().contains("Uninterruptibl")
        || type.getName().contains("Uninterruptibl");
  }

  /** Whether a call to the JDK ends when its thread is interrupted. */
  private static boolean isInterruptible(StackFrame call) {
    Class<?> type = call.getDeclaringClass();
    String method = call.getMethodName();
    // Closing an executor cancels its tasks then.
    if (type == LockSupport.class
        || type == PipedInputStream.class
        || type == PipedReader.class
        || (method.equals("close") && ExecutorService.class.isAssignableFrom(type))) {
      return true;
    }
    try {
      Class<?>[] parameters = call.getMethodType().parameterArray();
      for (Class<?> thrown : type.getDeclaredMethod(method, parameters).getExceptionTypes()) {
        if (thrown.isAssignableFrom(InterruptedException.class)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchMethodException aConstructor) {
      return false;
    }
  }
}

package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.cancel.Interrupted.Runner;
import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Subtasks of scopes that are cancelled, by reflection, because they are a preview. */
public final class SwallowedSubtasks {

  private static final Class<?> SCOPE = type("java.util.concurrent.StructuredTaskScope");
  private static final Method OPEN = method(SCOPE, "open");
  private static final Method FORK = method(SCOPE, "fork", Callable.class);

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("swallowed", SwallowedSubtasks::swallowed)
        .run("rethrown", SwallowedSubtasks::rethrown)
        .run("ends soon", SwallowedSubtasks::endsSoon)
        .end();
  }

  private static void swallowed() throws Exception {
    Runner runner = new Runner();
    try (AutoCloseable scope = (AutoCloseable) OPEN.invoke(null)) {
      fork(
          scope,
          () -> {
            runner.begins();
            try {
              untilInterrupted();
            } catch (InterruptedException e) { // FINDING: SwallowedCancellation
              SEEN.incrementAndGet();
            }
            again();
            return 1;
          });
      runner.awaitWait();
      fail(scope);
    }
  }

  /** The scope is cancelled by then and drops the exception. */
  private static void rethrown() throws Exception {
    Runner runner = new Runner();
    try (AutoCloseable scope = (AutoCloseable) OPEN.invoke(null)) {
      fork(
          scope,
          () -> {
            runner.begins();
            try {
              untilInterrupted();
            } catch (InterruptedException e) {
              again();
              throw e;
            }
            return 1;
          });
      runner.awaitWait();
      fail(scope);
    }
  }

  private static void endsSoon() throws Exception {
    Runner runner = new Runner();
    try (AutoCloseable scope = (AutoCloseable) OPEN.invoke(null)) {
      fork(
          scope,
          () -> {
            runner.begins();
            try {
              untilInterrupted();
            } catch (InterruptedException e) {
              SEEN.incrementAndGet();
            }
            return 1;
          });
      runner.awaitWait();
      fail(scope);
    }
  }

  /** Which has the scope cancel what is forked in it. */
  private static void fail(AutoCloseable scope) throws Exception {
    fork(
        scope,
        () -> {
          throw new IllegalStateException("the whole has failed");
        });
    try {
      method(SCOPE, "join").invoke(scope);
    } catch (java.lang.reflect.InvocationTargetException expected) {
      SEEN.incrementAndGet();
    }
  }

  private static void fork(AutoCloseable scope, Callable<Integer> body) throws Exception {
    FORK.invoke(scope, body);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}

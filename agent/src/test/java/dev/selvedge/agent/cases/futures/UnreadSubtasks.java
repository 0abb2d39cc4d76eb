package dev.selvedge.agent.cases.futures;

import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/** Subtasks of JDK 25, by reflection, because they are a preview and the compiler is for 17. */
public final class UnreadSubtasks {

  private static final Class<?> SCOPE = type("java.util.concurrent.StructuredTaskScope");
  private static final Class<?> JOINER = type(SCOPE.getName() + "$Joiner");
  private static final Class<?> SUBTASK = type(SCOPE.getName() + "$Subtask");
  private static final Method OPEN = method(SCOPE, "open", JOINER);
  private static final Method FORK = method(SCOPE, "fork", Callable.class);
  private static final Method JOIN = method(SCOPE, "join");

  private static final Callable<Integer> FAILS = Work::fails;
  private static final Callable<Integer> SUCCEEDS = Work::succeeds;

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("nobody looks", UnreadSubtasks::unread)
        .run("somebody looks", UnreadSubtasks::read)
        .run("the joiner throws", UnreadSubtasks::throwing)
        .run("the joiner knows", UnreadSubtasks::knowing)
        .end();
  }

  private static void unread() throws Exception {
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, FAILS); // FINDING: UnreadSubtask
      Object succeeded = FORK.invoke(scope, SUCCEEDS);
      JOIN.invoke(scope);
      ask(succeeded, "get");
    }
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, FAILS); // FINDING: UnreadSubtask
      Object read = FORK.invoke(scope, FAILS);
      JOIN.invoke(scope);
      ask(read, "state");
    }
  }

  private static void read() throws Exception {
    for (String way : new String[] {"state", "exception", "get"}) {
      try (AutoCloseable scope = open("awaitAll")) {
        Object subtask = FORK.invoke(scope, FAILS);
        JOIN.invoke(scope);
        ask(subtask, way);
      }
    }
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, SUCCEEDS);
      JOIN.invoke(scope);
    }
  }

  private static void throwing() throws Exception {
    try (AutoCloseable scope = open("awaitAllSuccessfulOrThrow")) {
      FORK.invoke(scope, FAILS);
      FORK.invoke(scope, SUCCEEDS);
      join(scope, true);
    }
    try (AutoCloseable scope = (AutoCloseable) method(SCOPE, "open").invoke(null)) {
      FORK.invoke(scope, FAILS);
      FORK.invoke(scope, FAILS);
      join(scope, true);
    }
    try (AutoCloseable scope = open("allSuccessfulOrThrow")) {
      FORK.invoke(scope, FAILS);
      join(scope, true);
    }
    try (AutoCloseable scope = open("anySuccessfulResultOrThrow")) {
      FORK.invoke(scope, FAILS);
      join(scope, true);
    }
  }

  /** Of which it was asked that one succeeds: the failures of the others are of no interest. */
  private static void knowing() throws Exception {
    try (AutoCloseable scope = open("anySuccessfulResultOrThrow")) {
      FORK.invoke(scope, FAILS);
      FORK.invoke(scope, SUCCEEDS);
      join(scope, false);
    }
  }

  private static void join(AutoCloseable scope, boolean fails) throws Exception {
    try {
      JOIN.invoke(scope);
      if (fails) {
        throw new AssertionError("it did not fail");
      }
    } catch (InvocationTargetException e) {
      if (!fails) {
        throw e;
      }
    }
  }

  private static void ask(Object subtask, String what) throws Exception {
    try {
      method(SUBTASK, what).invoke(subtask);
    } catch (InvocationTargetException expected) {
      return;
    }
  }

  private static AutoCloseable open(String joiner) throws Exception {
    return (AutoCloseable) OPEN.invoke(null, method(JOINER, joiner).invoke(null));
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

package dev.selvedge.agent.cases.cancel;

import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Scopes of JDK 25, by reflection, because they are a preview and the compiler is for 17. */
@SuppressWarnings("LockNotBeforeTry") // that is what it is about
public final class IgnoredScopes {

  private static final Class<?> SCOPE = type("java.util.concurrent.StructuredTaskScope");
  private static final Class<?> JOINER = type(SCOPE.getName() + "$Joiner");
  private static final Method OPEN = method(SCOPE, "open", JOINER);
  private static final Method FORK = method(SCOPE, "fork", Callable.class);
  private static final Method JOIN = method(SCOPE, "join");

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("closed before it is joined", IgnoredScopes::closed)
        .run("another subtask fails", IgnoredScopes::failed)
        .run("all notice", IgnoredScopes::noticed)
        .run("closes what was cancelled with it", IgnoredScopes::nested)
        .end();
  }

  private static void closed() throws Exception {
    Spin spin = new Spin();
    Callable<Integer> computes =
        () -> {
          spin.begin();
          while (!spin.stop) {} // FINDING: IgnoredCancellation
          spin.end();
          return 1;
        };
    Thread ends =
        CancelWork.daemon(
            () -> {
              spin.awaitBegun();
              CancelWork.letEnd(spin);
            });
    ends.start();
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, computes);
      spin.awaitBegun();
    } catch (IllegalStateException notJoined) {
      return;
    }
    throw new AssertionError();
  }

  private static void failed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ReentrantLock lock = new ReentrantLock();
    Thread holder =
        CancelWork.daemon(
            () -> {
              lock.lock();
              begun.countDown();
              CancelWork.waits(new CountDownLatch(1), 900);
              lock.unlock();
            });
    holder.start();
    CancelWork.await(begun);
    CountDownLatch locking = new CountDownLatch(1);
    Callable<Integer> waits =
        () -> {
          locking.countDown();
          lock.lock(); // FINDING: IgnoredCancellation
          lock.unlock();
          return 1;
        };
    Callable<Integer> fails =
        () -> {
          CancelWork.await(locking);
          CancelWork.rest(20);
          throw new IllegalStateException("no");
        };
    try (AutoCloseable scope = open("awaitAllSuccessfulOrThrow")) {
      FORK.invoke(scope, waits);
      FORK.invoke(scope, fails);
      JOIN.invoke(scope);
    } catch (InvocationTargetException expected) {
      return;
    }
    throw new AssertionError();
  }

  /** The one in the middle waits for its own subtask, which takes its time, and says so. */
  private static void nested() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Callable<Integer> cleansUp =
        () -> {
          try {
            begun.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            CancelWork.rest(800);
            throw e;
          }
          return 1;
        };
    Callable<Integer> middle =
        () -> {
          try (AutoCloseable inner = open("awaitAll")) {
            FORK.invoke(inner, cleansUp);
            CancelWork.await(begun);
          }
          return 1;
        };
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, middle);
      CancelWork.await(begun);
      CancelWork.rest(100);
    } catch (IllegalStateException notJoined) {
      return;
    }
    throw new AssertionError();
  }

  private static void noticed() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    Callable<Integer> sleeps =
        () -> {
          begun.countDown();
          Thread.sleep(20_000);
          return 1;
        };
    Callable<Integer> cleansUp =
        () -> {
          begun.countDown();
          CancelWork.waits(new CountDownLatch(1), 20_000);
          CancelWork.works(new CountDownLatch(1), 500);
          return 1;
        };
    try (AutoCloseable scope = open("awaitAll")) {
      FORK.invoke(scope, sleeps);
      FORK.invoke(scope, cleansUp);
      CancelWork.await(begun);
    } catch (IllegalStateException notJoined) {
      return;
    }
    throw new AssertionError();
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

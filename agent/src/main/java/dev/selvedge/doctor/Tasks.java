package dev.selvedge.doctor;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work that is still alive when its test has ended. */
final class Tasks {

  private static final String RULE = "UnfinishedTask";

  private Tasks() {}

  static List<Provocation> provocations() {
    return List.of(
        new Provocation("a thread that outlives its test", RULE, "leaveThread", Tasks::leaveThread),
        new Provocation(
            "a pool task that outlives its test", RULE, "leavePoolTask", Tasks::leavePoolTask),
        new Provocation(
            "a virtual thread that outlives its test",
            RULE,
            "startVirtual",
            Tasks::leaveVirtualThread));
  }

  private static void leaveThread() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    inATest(() -> new Thread(() -> await(end)).start(), end);
  }

  private static void leavePoolTask() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newCachedThreadPool();
    inATest(() -> pool.execute(() -> await(end)), end);
    pool.shutdown();
  }

  private static void leaveVirtualThread() throws Exception {
    VirtualThreads.orNotHere();
    CountDownLatch end = new CountDownLatch(1);
    inATest(() -> VirtualThreads.startVirtual(() -> await(end)), end);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does something in the window of a test, which it opens and closes as the framework does. */
  private static void inATest(Provocation.Body body, CountDownLatch end) throws Exception {
    Class<?> bridge = Class.forName("dev.selvedge.agent.Bridge", false, null);
    Method open = bridge.getMethod("open", Map.class);
    Method close = bridge.getMethod("close", String.class);
    Object id = open.invoke(null, Map.of("kind", "test", "name", "doctor"));
    try {
      body.provoke();
    } finally {
      close.invoke(null, id);
      end.countDown();
    }
  }
}

package dev.selvedge.agent.cases.unseen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Threads that nobody starts. */
@SuppressWarnings({"DeadThread", "UnusedVariable"}) // that is what is to be found
public final class UnstartedThreads {

  public static void main(String[] args) throws Exception {
    Thread dropped = new Thread(() -> {}); // FINDING: NeverStarted
    List<Thread> held = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      held.add(new Thread(UnstartedThreads::work, "worker-" + i)); // FINDING: NeverStarted
    }
    held.add(new Worker("named")); // FINDING: NeverStarted
    held.add(new Thread(new FutureTask<>(() -> 1))); // FINDING: NeverStarted
    held.add(Executors.defaultThreadFactory().newThread(() -> {})); // FINDING: NeverStarted
    Thread configured = make(); // the maker is in make()
    configured.setDaemon(true);
    configured.setName("configured");
    configured.interrupt();
    configured.join();
    if (Runtime.version().feature() >= 21) {
      held.add(unstarted("ofVirtual")); // the maker is the reflective call
      held.add(unstarted("ofPlatform"));
    }
    gone();
    System.out.println(held.size());
  }

  private static void gone() throws Exception {
    new Worker("gone").setName("gone"); // FINDING: NeverStarted
    System.gc();
    Thread.sleep(300);
  }

  private static Thread make() {
    return new Thread(UnstartedThreads::work); // FINDING: NeverStarted
  }

  private static Thread unstarted(String kind) throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod(kind).invoke(null);
    Runnable body = UnstartedThreads::work;
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    var method = type.getMethod("unstarted", Runnable.class);
    return (Thread) method.invoke(builder, body); // FINDING: NeverStarted from 21
  }

  private static void work() {
    throw new AssertionError();
  }

  /** A thread with a constructor of its own. */
  private static class Worker extends Thread {
    Worker(String name) {
      super(name);
    }

    @Override
    public void run() {
      work();
    }
  }
}

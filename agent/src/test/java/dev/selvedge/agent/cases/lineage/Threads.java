package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads, started by whoever makes the work: platform, virtual, and subclasses. */
public final class Threads {

  public static void main(String[] args) throws Exception {
    Carried.by(
        "a thread",
        probe -> {
          started(new Thread(probe::run));
          return () -> {};
        });
    Carried.by(
        "a subclass",
        probe -> {
          started(new Running(probe));
          return () -> {};
        });
    Carried.by(
        "a subclass that overrides everything",
        probe -> {
          started(new Hostile(probe));
          return () -> {};
        });
    Carried.by(
        "a grandchild",
        probe -> {
          started(new Thread(() -> started(new Thread(probe::run))));
          return () -> {};
        });
    Carried.by(
        "a thread of a factory",
        probe -> {
          started(Executors.defaultThreadFactory().newThread(probe::run));
          return () -> {};
        });
    Carried.through("a thread that another window made", new OfAnother());
    if (Runtime.version().feature() >= 21) {
      virtual();
    }
    Carried.end();
  }

  private static void virtual() throws Exception {
    Carried.by(
        "a virtual thread",
        probe -> {
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, run(probe));
          return () -> {};
        });
    ThreadFactory factory = virtualFactory();
    Carried.by(
        "a virtual thread of a factory",
        probe -> {
          factory.newThread(probe::run).start();
          return () -> {};
        });
    Carried.by(
        "a virtual thread's child",
        probe -> {
          factory.newThread(() -> factory.newThread(probe::run).start()).start();
          return () -> {};
        });
    ExecutorService perTask =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    Carried.by(
        "executed by a thread per task",
        probe -> {
          perTask.execute(probe::run);
          return () -> {};
        });
    Carried.by(
        "submitted to a thread per task",
        probe -> {
          perTask.submit(probe::run).get();
          return () -> {};
        });
    Carried.by(
        "invoked by a thread per task",
        probe -> {
          Callable<Object> call = probe::apply;
          perTask.invokeAll(java.util.List.of(call));
          return () -> {};
        });
    ExecutorService platform =
        (ExecutorService)
            Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, Executors.defaultThreadFactory());
    Carried.by(
        "a platform thread per task",
        probe -> {
          platform.submit(probe::run).get();
          return () -> {};
        });
  }

  private static ThreadFactory virtualFactory() throws ReflectiveOperationException {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Runnable run(Probe probe) {
    return probe::run;
  }

  private static void started(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static class Running extends Thread {
    private final Probe probe;

    Running(Probe probe) {
      this.probe = probe;
    }

    @Override
    public void run() {
      probe.run();
    }
  }

  /** Says of itself what is not so. */
  private static final class Hostile extends Running {
    Hostile(Probe probe) {
      super(probe);
    }

    @Override
    @Deprecated
    public long getId() {
      return 1;
    }

    @Override
    public State getState() {
      throw new IllegalStateException("not told");
    }

    @Override
    public synchronized void start() {
      super.start();
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("not comparable");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no words");
    }
  }

  /** Made by one window, started by the other: the work is whose who starts it. */
  private static final class OfAnother implements Carried.Mechanism {
    private Thread thread = new Thread();
    private Probe late = new Probe();

    @Override
    public void before() {
      thread = new Thread(() -> late.run());
    }

    @Override
    public void make(Probe probe) {
      late = probe;
      started(thread);
    }
  }
}

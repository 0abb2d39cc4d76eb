package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Fork-join pools, parallel streams and timers. */
public final class ForkJoin {

  public static void main(String[] args) throws Exception {
    Carried.by(
        "submit to the common pool",
        probe -> {
          ForkJoinPool.commonPool().submit(probe::run);
          return () -> {};
        });
    Carried.by(
        "execute by the common pool",
        probe -> {
          ForkJoinPool.commonPool().execute(probe::run);
          return () -> {};
        });
    Carried.by(
        "a task of one's own",
        probe -> {
          ForkJoinPool.commonPool().execute(new Action(probe, 3));
          return () -> {};
        });
    Carried.by(
        "a parallel stream",
        probe -> {
          IntStream.range(0, 64)
              .parallel()
              .forEach(
                  i -> {
                    if (i == 40) {
                      probe.run();
                    }
                  });
          return () -> {};
        });
    Carried.by(
        "a counted completer",
        probe -> {
          ForkJoinPool.commonPool().execute(new Counted(probe));
          return () -> {};
        });
    ForkJoinPool one = new ForkJoinPool(1);
    Carried.through("behind another", new Behind(one));
    Carried.by(
        "invokeAll",
        probe -> {
          Callable<Object> call = probe::apply;
          one.invokeAll(List.of(call));
          return () -> {};
        });
    Carried.through("helped by the other window", new Helped(one));
    if (ScheduledExecutorService.class.isInstance(one)) {
      scheduled((ScheduledExecutorService) (Object) one);
    }
    timer();
    Carried.end();
  }

  private static void scheduled(ScheduledExecutorService pool) throws Exception {
    Carried.by(
        "schedule by a fork-join pool",
        probe -> {
          pool.schedule(probe::run, 2, TimeUnit.MILLISECONDS);
          return () -> {};
        });
    Carried.by(
        "a callable scheduled by a fork-join pool",
        probe -> {
          Callable<Object> call = probe::apply;
          pool.schedule(call, 2, TimeUnit.MILLISECONDS);
          return () -> {};
        });
    Carried.by(
        "a rate of a fork-join pool",
        probe -> {
          pool.scheduleAtFixedRate(new Third(probe), 1, 1, TimeUnit.MILLISECONDS);
          return () -> {};
        });
    Carried.by(
        "a delay of a fork-join pool",
        probe -> {
          pool.scheduleWithFixedDelay(new Third(probe), 1, 1, TimeUnit.MILLISECONDS);
          return () -> {};
        });
    Carried.by(
        "submitted with a time-out",
        probe -> {
          Callable<Object> call = probe::apply;
          ForkJoinPool.class
              .getMethod(
                  "submitWithTimeout",
                  Callable.class,
                  long.class,
                  TimeUnit.class,
                  java.util.function.Consumer.class)
              .invoke(pool, call, 5L, TimeUnit.SECONDS, null);
          return () -> {};
        });
  }

  private static void timer() throws Exception {
    Timer timer = new Timer("timer", true);
    Carried.by(
        "a timer",
        probe -> {
          timer.schedule(new Run(probe::run), 1);
          return () -> {};
        });
    Carried.by(
        "a timer's period",
        probe -> {
          Third third = new Third(probe);
          timer.schedule(new Run(third), 1, 1);
          return () -> {};
        });
    Carried.through(
        "a timer of the other window",
        new Carried.Mechanism() {
          private Timer theirs = timer;

          @Override
          public void before() {
            theirs = new Timer("theirs", true);
          }

          @Override
          public void make(Probe probe) {
            theirs.schedule(new Run(probe::run), 1);
          }
        });
  }

  /** The third run leaves the probe, and ends the task. */
  private static final class Third implements Runnable {
    private final Probe probe;
    private int runs;

    Third(Probe probe) {
      this.probe = probe;
    }

    @Override
    public void run() {
      if (++runs == 3) {
        probe.run();
        throw new Ended();
      }
    }
  }

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Run extends TimerTask {
    private final Runnable body;

    Run(Runnable body) {
      this.body = body;
    }

    @Override
    public void run() {
      try {
        body.run();
      } catch (Ended e) {
        cancel();
      }
    }
  }

  private static final class Action extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Probe probe;
    private final int depth;

    Action(Probe probe, int depth) {
      this.probe = probe;
      this.depth = depth;
    }

    @Override
    protected void compute() {
      if (depth == 0) {
        probe.run();
      } else {
        invokeAll(new Action(probe, depth - 1), new Empty());
      }
    }
  }

  private static final class Empty extends RecursiveAction {
    private static final long serialVersionUID = 1;

    @Override
    protected void compute() {}
  }

  private static final class Counted extends CountedCompleter<Void> {
    private static final long serialVersionUID = 1;
    private final transient Probe probe;

    Counted(Probe probe) {
      this.probe = probe;
    }

    @Override
    public void compute() {
      tryComplete();
    }

    @Override
    public void onCompletion(CountedCompleter<?> caller) {
      probe.run();
    }
  }

  /** The only worker is busy for the other window. */
  private static final class Behind implements Carried.Mechanism {
    private final ForkJoinPool pool;
    private final CountDownLatch open = new CountDownLatch(1);

    Behind(ForkJoinPool pool) {
      this.pool = pool;
    }

    @Override
    public void before() throws Exception {
      CountDownLatch busy = new CountDownLatch(1);
      pool.execute(
          () -> {
            busy.countDown();
            try {
              open.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      busy.await();
    }

    @Override
    public void make(Probe probe) {
      pool.execute(probe::run);
    }

    @Override
    public void carry() {
      open.countDown();
    }
  }

  /** The other window waits for the task, inside the pool, and so runs it on its own stack. */
  private static final class Helped implements Carried.Mechanism {
    private final ForkJoinPool pool;
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile ForkJoinTask<?> made;

    Helped(ForkJoinPool pool) {
      this.pool = pool;
    }

    @Override
    public void before() throws Exception {
      CountDownLatch busy = new CountDownLatch(1);
      pool.execute(
          () -> {
            busy.countDown();
            try {
              open.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            made.join();
          });
      busy.await();
    }

    @Override
    public void make(Probe probe) {
      made = pool.submit(probe::run);
    }

    @Override
    public void carry() {
      open.countDown();
    }
  }
}

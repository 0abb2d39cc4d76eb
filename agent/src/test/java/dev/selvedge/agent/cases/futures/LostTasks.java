package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Failures of tasks, in futures that nobody asks. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class LostTasks {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases cases =
        Cases.as(args)
            .run("submitted", LostTasks::submitted)
            .run("run by hand", LostTasks::runByHand)
            .run("pools that end", LostTasks::poolsThatEnd)
            .run("scheduled", LostTasks::scheduled)
            .run("all at once", LostTasks::invokedAll)
            .run("completion services", LostTasks::completionServices)
            .run("fork-join", LostTasks::forkJoin)
            .run("forked", LostTasks::forked)
            .run("given up", LostTasks::givenUp)
            .run("in tasks", LostTasks::inTasks)
            .run("only waited for", LostTasks::onlyWaitedFor);
    if (Work.isFrom(21)) {
      cases.run("virtual threads", LostTasks::virtualThreads);
    }
    cases.end();
  }

  private static void submitted() {
    POOL.submit(Work::fails); // FINDING: LostFailure
    POOL.submit((Runnable) Work::fails); // FINDING: LostFailure
    POOL.submit(Work::fails, 1); // FINDING: LostFailure
    KEPT.add(POOL.submit(Work::fails)); // FINDING: LostFailure
    Executors.unconfigurableExecutorService(POOL).submit(Work::fails); // FINDING: LostFailure
    Callable<Integer> checked = LostTasks::checked;
    POOL.submit(checked); // FINDING: LostFailure
    POOL.submit(LostTasks::unusual); // FINDING: LostFailure
  }

  private static int unusual() {
    throw new Unusual();
  }

  private static int checked() throws Exception {
    throw new Exception("lost");
  }

  private static void runByHand() throws Exception {
    Thread thread = new Thread(new FutureTask<>(Work::fails)); // FINDING: LostFailure
    thread.start();
    thread.join();
    POOL.execute(new FutureTask<>(Work::fails)); // FINDING: LostFailure
    new InTheCaller().submit(Work::fails); // FINDING: LostFailure
  }

  /** That the pool has ended tells that the work is done, not how. */
  private static void poolsThatEnd() throws Exception {
    ExecutorService fixed = Executors.newFixedThreadPool(2);
    fixed.submit(Work::fails); // FINDING: LostFailure
    Work.close(fixed);
    ExecutorService cached = Executors.newCachedThreadPool();
    cached.submit(Work::fails); // FINDING: LostFailure
    Work.close(cached);
    ExecutorService single = Executors.newSingleThreadExecutor();
    single.submit(Work::fails); // FINDING: LostFailure
    Work.close(single);
    ExecutorService stealing = Executors.newWorkStealingPool(2);
    stealing.submit(Work::fails); // FINDING: LostFailure
    Work.close(stealing);
    ExecutorService settled = Executors.newFixedThreadPool(1);
    settled.submit(Work::fails); // FINDING: LostFailure
    settled.shutdown();
  }

  private static void scheduled() throws Exception {
    Future<?> callable = TIMER.schedule(Work::fails, 1, MILLISECONDS); // FINDING: LostFailure
    Work.awaitDone(callable);
    Future<?> runnable =
        TIMER.schedule((Runnable) Work::fails, 1, MILLISECONDS); // FINDING: LostFailure
    Work.awaitDone(runnable);
    TIMER.submit(Work::fails); // FINDING: LostFailure
  }

  private static void invokedAll() throws Exception {
    List<Callable<Integer>> both = List.of(Work::fails, Work::succeeds);
    POOL.invokeAll(both); // FINDING: LostFailure
    POOL.invokeAll(both, 30, SECONDS); // FINDING: LostFailure
    for (Future<Integer> each : POOL.invokeAll(both)) { // FINDING: LostFailure
      Work.awaitDone(each);
    }
    ForkJoinPool.commonPool().invokeAll(both); // FINDING: LostFailure
  }

  private static void completionServices() throws Exception {
    var taken = new ExecutorCompletionService<Integer>(POOL);
    taken.submit(Work::fails); // FINDING: LostFailure
    taken.submit((Runnable) Work::fails, 1); // FINDING: LostFailure
    taken.take();
    taken.take();
    var left = new ExecutorCompletionService<Integer>(POOL);
    left.submit(Work::fails); // FINDING: LostFailure
    var first = new ExecutorCompletionService<Integer>(POOL);
    first.submit(Work::fails); // FINDING: LostFailure
    if (first.poll(30, SECONDS) == null) {
      throw new AssertionError();
    }
  }

  private static void forkJoin() {
    ForkJoinPool.commonPool().submit(Work::fails); // FINDING: LostFailure
    ForkJoinPool.commonPool().submit((Runnable) Work::fails); // FINDING: LostFailure
    ForkJoinPool.commonPool().submit(Work::fails, 1); // FINDING: LostFailure
    ForkJoinPool.commonPool().submit(new FailingTask()); // FINDING: LostFailure
    ForkJoinPool.commonPool().submit(new FailingAction()); // FINDING: LostFailure
    ForkJoinPool.commonPool().submit(ForkJoinTask.adapt(Work::fails)); // FINDING: LostFailure
  }

  private static void forked() throws Exception {
    new FailingTask().fork(); // FINDING: LostFailure
    ForkJoinTask.adapt(Work::fails).fork(); // FINDING: LostFailure
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.invoke(
        new RecursiveAction() {
          private static final long serialVersionUID = 1L;

          @Override
          protected void compute() {
            new FailingTask().fork(); // FINDING: LostFailure
            ForkJoinTask<Integer> waitedFor = new FailingTask().fork(); // FINDING: LostFailure
            waitedFor.quietlyJoin();
          }
        });
    Work.close(pool);
  }

  /** Whoever gave up has not seen what came then. */
  private static void givenUp() throws Exception {
    var gate = new java.util.concurrent.CountDownLatch(1);
    Future<Integer> late = POOL.submit(() -> Work.failsLate(gate)); // FINDING: LostFailure
    try {
      late.get(1, MILLISECONDS);
      throw new AssertionError();
    } catch (TimeoutException expected) {
      gate.countDown();
    }
    Work.awaitDone(late);
  }

  private static void inTasks() throws Exception {
    POOL.submit(() -> POOL.submit(Work::fails)).get(); // FINDING: LostFailure
    Work.elsewhere(() -> POOL.submit(Work::fails)); // FINDING: LostFailure
  }

  private static void onlyWaitedFor() throws Exception {
    Future<Integer> polled = POOL.submit(Work::fails); // FINDING: LostFailure
    Work.awaitDone(polled);
    polled.cancel(true);
    if (polled.isCancelled()) {
      throw new AssertionError();
    }
  }

  private static void virtualThreads() throws Exception {
    ExecutorService virtual = Work.virtualThreads();
    virtual.submit(Work::fails); // FINDING: LostFailure from 21
    virtual.submit((Runnable) Work::fails); // FINDING: LostFailure from 21
    virtual.invokeAll(List.of(Work::fails)); // FINDING: LostFailure from 21
    Work.close(virtual);
  }

  private static final class FailingTask extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Integer compute() {
      return Work.fails();
    }
  }

  private static final class FailingAction extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    @Override
    protected void compute() {
      Work.fails();
    }
  }

  /** An executor of the application's own. */
  private static final class InTheCaller extends AbstractExecutorService {
    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }

  /** Does not want to be looked at. */
  @SuppressWarnings({"ThrowableEqualsHashCode", "UnsynchronizedOverridesSynchronized"})
  private static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("asked");
    }

    @Override
    public Throwable getCause() {
      throw new IllegalStateException("asked");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("asked");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("asked");
    }
  }
}

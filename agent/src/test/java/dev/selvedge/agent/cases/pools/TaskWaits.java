package dev.selvedge.agent.cases.pools;

import dev.selvedge.agent.cases.support.Others;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tasks of pools, and callbacks of stages, that wait for futures that are not done. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class TaskWaits {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(3, TaskWaits::daemon);
  private static final ExecutorService OTHER = Executors.newCachedThreadPool(TaskWaits::daemon);
  private static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(2, TaskWaits::daemon);

  public static void main(String[] args) throws Exception {
    poolTasks();
    stages();
    forkJoin();
    loop();
  }

  private static void poolTasks() throws Exception {
    run(
        POOL,
        () -> {
          later().join(); // FINDING: SyncOverAsync
          later().get(); // FINDING: SyncOverAsync
          later().get(10, TimeUnit.SECONDS); // FINDING: SyncOverAsync
          later().thenApply(answer -> answer + 1).join(); // FINDING: SyncOverAsync
          CompletableFuture.allOf(later(), done(1)).join(); // FINDING: SyncOverAsync
          OTHER.submit(slow()).get(); // FINDING: SyncOverAsync
          OTHER.submit(slow()).get(10, TimeUnit.SECONDS); // FINDING: SyncOverAsync
          OTHER.invokeAll(List.of(slow(), slow())); // FINDING: SyncOverAsync
          TIMER.schedule(slow(), 50, TimeUnit.MILLISECONDS).get(); // FINDING: SyncOverAsync
          List.of(later()).forEach(each -> each.join()); // FINDING: SyncOverAsync
          return waitElsewhere(later());
        });
    run(
        POOL,
        () -> Stream.of(later()).map(CompletableFuture::join).toList()); // FINDING: SyncOverAsync
    POOL.execute(() -> later().join()); // FINDING: SyncOverAsync
    Future<?> scheduled =
        TIMER.schedule(
            () -> later().join(), // FINDING: SyncOverAsync
            1,
            TimeUnit.MILLISECONDS);
    scheduled.get();
    run(
        POOL,
        () -> {
          try {
            return new CompletableFuture<>()
                .get(50, TimeUnit.MILLISECONDS); // FINDING: SyncOverAsync
          } catch (TimeoutException expected) {
            return null;
          }
        });
    var service = new ExecutorCompletionService<Object>(POOL);
    service.submit(() -> later().join()); // FINDING: SyncOverAsync
    service.take();
  }

  private static int waitElsewhere(CompletableFuture<Integer> future) {
    return future.join(); // FINDING: SyncOverAsync
  }

  private static void stages() throws Exception {
    CompletableFuture.supplyAsync(() -> later().join(), POOL).get(); // FINDING: SyncOverAsync
    CompletableFuture.runAsync(() -> later().join(), POOL).get(); // FINDING: SyncOverAsync
    later().thenApply(one -> later().join()).get(); // FINDING: SyncOverAsync
    later().thenApplyAsync(one -> later().join(), POOL).get(); // FINDING: SyncOverAsync
    later().thenAccept(one -> later().join()).get(); // FINDING: SyncOverAsync
    later().thenCompose(one -> done(later().join())).get(); // FINDING: SyncOverAsync
    later().handle((one, failure) -> later().join()).get(); // FINDING: SyncOverAsync
    later().whenComplete((one, failure) -> later().join()).get(); // FINDING: SyncOverAsync
    later().thenCombine(later(), (one, two) -> later().join()).get(); // FINDING: SyncOverAsync
    done(1).thenApply(one -> later().join()).get(); // FINDING: SyncOverAsync
    done(1).thenCompose(one -> done(later().join())).get(); // FINDING: SyncOverAsync
    done(1).handle((one, failure) -> later().join()).get(); // FINDING: SyncOverAsync
    CompletableFuture.<Integer>failedFuture(new IllegalStateException())
        .exceptionally(failure -> later().join()) // FINDING: SyncOverAsync
        .get();
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(3);
    run(pool, () -> later().join()); // FINDING: SyncOverAsync
    run(pool, () -> OTHER.submit(slow()).get()); // FINDING: SyncOverAsync
    RecursiveTask<Integer> task =
        new RecursiveTask<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected Integer compute() {
            return later().join(); // FINDING: SyncOverAsync
          }
        };
    pool.submit(task).get();
    run(POOL, () -> pool.submit(slow()).get()); // FINDING: SyncOverAsync
    CompletableFuture.supplyAsync(() -> later().join(), pool).get(); // FINDING: SyncOverAsync
    CompletableFuture.runAsync(() -> later().join()).get(); // FINDING: SyncOverAsync
    pool.shutdown();
  }

  /** Of a task on a loop it is the loop that counts. */
  private static void loop() throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-1"));
    run(loop, () -> later().join()); // FINDING: BlockedEventLoop
    CompletableFuture.runAsync(
            () -> later().join(), // FINDING: SyncOverAsync of BlockedEventLoop
            loop)
        .get();
    loop.shutdown();
  }

  private static void run(ExecutorService pool, Callable<?> task) throws Exception {
    pool.submit(task).get();
  }

  private static CompletableFuture<Integer> done(int answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static CompletableFuture<Integer> later() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Others.doOnceIWait(() -> future.complete(1));
    return future;
  }

  private static Callable<Integer> slow() {
    return () -> {
      TimeUnit.MILLISECONDS.sleep(150);
      return 1;
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }
}

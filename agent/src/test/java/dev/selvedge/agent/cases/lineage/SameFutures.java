package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Same;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures in every state: what they answer, and how they are printed. */
public final class SameFutures {

  public static void main(String[] args) {
    Same.in("not run", SameFutures::notRun);
    Same.in("running", SameFutures::running);
    Same.in("done", SameFutures::done);
    Same.in("cancelled", SameFutures::cancelled);
    Same.in("failed", SameFutures::failed);
    Same.in("a subclass", SameFutures::subclass);
    Same.in("run and reset", SameFutures::runAndReset);
    Same.in("stages", SameFutures::stages);
    Same.in("serialised", SameFutures::serialised);
    Same.in("stack traces", SameFutures::stackTraces);
    Same.end();
  }

  private static void notRun() throws Exception {
    Call call = new Call();
    FutureTask<String> task = new FutureTask<>(call);
    words("not run", task, "[Not completed, task = call]");
    Same.that("not done", !task.isDone() && !task.isCancelled());
    Throwable late = Same.failure(() -> task.get(1, TimeUnit.MILLISECONDS));
    Same.that("not there: " + late, late instanceof TimeoutException);
    states("not run", task, "RUNNING", IllegalStateException.class, IllegalStateException.class);
  }

  private static void running() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    FutureTask<String> task =
        new FutureTask<>(
            () -> {
              begun.countDown();
              open.await();
              return "x";
            });
    Thread thread = new Thread(task);
    thread.start();
    begun.await();
    Same.that("not done", !task.isDone());
    Same.that("words of running: " + task, task.toString().contains("[Not completed"));
    states("running", task, "RUNNING", IllegalStateException.class, IllegalStateException.class);
    open.countDown();
    Same.are("result", task.get(), "x");
    thread.join();
  }

  private static void done() throws Exception {
    FutureTask<String> task = new FutureTask<>(new Call());
    task.run();
    task.run();
    words("done", task, "[Completed normally]");
    Same.are("result", task.get(), "called");
    states("done", task, "SUCCESS", null, IllegalStateException.class);
    FutureTask<String> ofNull = new FutureTask<>(() -> {}, null);
    ofNull.run();
    Same.are("no result", ofNull.get(), null);
  }

  private static void cancelled() throws Exception {
    for (boolean interrupts : new boolean[] {true, false}) {
      FutureTask<String> task = new FutureTask<>(new Call());
      Same.that("cancel", task.cancel(interrupts));
      Same.that("once", !task.cancel(interrupts));
      words("cancelled", task, "[Cancelled]");
      Throwable thrown = Same.failure(task::get);
      Same.that("cancelled: " + thrown, thrown instanceof CancellationException);
      Same.are("no cause", thrown.getCause(), null);
      states(
          "cancelled", task, "CANCELLED", IllegalStateException.class, IllegalStateException.class);
      task.run();
      Same.that("still cancelled", task.isCancelled());
    }
  }

  private static void failed() throws Exception {
    RuntimeException failure = new IllegalStateException("as it should be");
    FutureTask<String> task =
        new FutureTask<>(
            () -> {
              throw failure;
            });
    task.run();
    words("failed", task, "[Completed exceptionally: " + failure + "]");
    Throwable thrown = Same.failure(task::get);
    Same.that("wrapped", thrown instanceof ExecutionException);
    Same.are("cause", thrown.getCause(), failure);
    states("failed", task, "FAILED", IllegalStateException.class, null);
    if (Runtime.version().feature() >= 19) {
      Same.are("its exception", call(task, "exceptionNow"), failure);
    }
  }

  private static void subclass() throws Exception {
    Open task = new Open();
    task.set("early");
    Same.are("set", task.get(), "early");
    Same.are("done", task.dones, 1);
    Open failing = new Open();
    failing.setException(new IllegalStateException("as it should be"));
    Same.that("failed", Same.failure(failing::get) instanceof ExecutionException);
    Open cancelled = new Open();
    cancelled.cancel(true);
    Same.are("done of a cancelled one", cancelled.dones, 1);
    Open ran = new Open();
    ran.run();
    Same.are("result", ran.get(), "called");
    Same.are("done of one that ran", ran.dones, 1);
  }

  private static void runAndReset() throws Exception {
    Open task = new Open();
    Same.that("first", task.runAndReset());
    Same.that("second", task.runAndReset());
    Same.that("not done", !task.isDone());
    words("reset", task, "[Not completed, task = call]");
    task.cancel(false);
    Same.that("no third", !task.runAndReset());
    Same.that("cancelled", Same.failure(task::get) instanceof CancellationException);
  }

  private static void stages() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    words("new", first, "[Not completed]");
    CompletableFuture<String> second = first.thenApply(x -> x + "!");
    words("with a dependent", first, "[Not completed, 1 dependents]");
    Same.are("dependents", first.getNumberOfDependents(), 1);
    words("a dependent", second, "[Not completed]");
    first.complete("x");
    words("complete", first, "[Completed normally]");
    Same.are("result", second.get(), "x!");
    Same.are("no dependents", first.getNumberOfDependents(), 0);
    CompletableFuture<String> failing = new CompletableFuture<>();
    CompletableFuture<String> behind = failing.thenApply(x -> x);
    RuntimeException failure = new IllegalStateException("as it should be");
    failing.completeExceptionally(failure);
    Same.that(
        "failed: " + failing, failing.toString().contains("[Completed exceptionally: java.l"));
    Same.are("cause", Same.failure(behind::get).getCause(), failure);
    Same.are("now", Same.failure(behind::join).getCause(), failure);
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    cancelled.cancel(true);
    Same.that("cancelled", cancelled.isCancelled() && cancelled.isCompletedExceptionally());
    Same.are("now", second.getNow("y"), "x!");
    List<Integer> order = new java.util.ArrayList<>();
    CompletableFuture<Integer> source = new CompletableFuture<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      source.thenRun(() -> order.add(number));
    }
    source.complete(1);
    Same.are("order", order, List.of(4, 3, 2, 1, 0));
  }

  private static void serialised() throws Exception {
    Sum sum = new Sum(3);
    ForkJoinPool pool = new ForkJoinPool(1);
    Same.are("sum", pool.invoke(sum), 6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sum);
      out.writeObject(new Sum(2));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Sum copy = (Sum) in.readObject();
      Same.that("done", copy.isDone());
      Same.are("copy", copy.join(), 6);
      Same.are("new copy", pool.invoke((Sum) in.readObject()), 3);
    }
    pool.shutdown();
  }

  /** No frame of Selvedge is in what a task throws or where it stands. */
  private static void stackTraces() throws Exception {
    FutureTask<StackTraceElement[]> task = new FutureTask<>(() -> new Throwable().getStackTrace());
    task.run();
    StackTraceElement[] direct = task.get();
    Same.are("next frame", direct[1].getMethodName(), "run");
    for (StackTraceElement each : direct) {
      Same.that("a frame of " + each, !each.getClassName().startsWith("dev.selvedge.agent.sensor"));
    }
    CompletableFuture<Object> failing =
        CompletableFuture.supplyAsync(
            () -> {
              throw new IllegalStateException("as it should be");
            });
    Throwable thrown = Same.failure(failing::get).getCause();
    for (StackTraceElement each : thrown.getStackTrace()) {
      Same.that("a frame of " + each, !each.getClassName().startsWith("dev.selvedge.agent.sensor"));
    }
  }

  private static void words(String what, Object future, String end) {
    String words = future.toString();
    Same.that(what + ": " + words, words.endsWith(end));
  }

  /** What {@code state}, {@code resultNow} and {@code exceptionNow} answer, where they are. */
  private static void states(
      String what, Future<?> task, String state, Class<?> resultFails, Class<?> exceptionFails) {
    if (Runtime.version().feature() < 19) {
      return;
    }
    Same.are(what + " state", call(task, "state").toString(), state);
    for (String each : new String[] {"resultNow", "exceptionNow"}) {
      Class<?> fails = each.equals("resultNow") ? resultFails : exceptionFails;
      Object answer = call(task, each);
      Same.that(what + " " + each + ": " + answer, fails == null || fails.isInstance(answer));
    }
  }

  private static Object call(Future<?> task, String method) {
    try {
      return Future.class.getMethod(method).invoke(task);
    } catch (java.lang.reflect.InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Call implements Callable<String> {
    @Override
    public String call() {
      return "called";
    }

    @Override
    public String toString() {
      return "call";
    }
  }

  /** Lets everybody do what a subclass may. */
  private static final class Open extends FutureTask<String> {
    private int dones;

    Open() {
      super(new Call());
    }

    @Override
    protected void done() {
      dones++;
    }

    @Override
    public void set(String result) {
      super.set(result);
    }

    @Override
    public void setException(Throwable thrown) {
      super.setException(thrown);
    }

    @Override
    public boolean runAndReset() {
      return super.runAndReset();
    }
  }

  private static final class Sum extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int to;

    Sum(int to) {
      this.to = to;
    }

    @Override
    protected Integer compute() {
      if (to == 0) {
        return 0;
      }
      Sum rest = new Sum(to - 1);
      rest.fork();
      return to + rest.join();
    }
  }
}

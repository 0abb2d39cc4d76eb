package dev.selvedge.agent.cases.loops;

import dev.selvedge.EventLoop;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Methods and classes that carry the annotation, on threads of any kind, at work and idle. */
public final class AnnotatedLoops {

  private static final ExecutorService POOL = Executors.newCachedThreadPool();

  public static void main(String[] args) throws Exception {
    dispatch();
    tick();
    select();
    ownThread();
    Callback.onEvent(5, "on a thread that is no loop otherwise");
    Callback.sleep();
    handMadeExecutor();
    POOL.shutdown();
  }

  private static void dispatch() throws Exception {
    Dispatcher loop = new Dispatcher();
    var end = POOL.submit(loop::dispatchAll);
    // It waits for its work more than once before there is any.
    TimeUnit.MILLISECONDS.sleep(200);
    loop.tasks.add(AnnotatedLoops::sleepInTask);
    loop.tasks.add(loop::sleepInOwnTask);
    TimeUnit.MILLISECONDS.sleep(100);
    loop.tasks.add(loop::stop);
    end.get();
  }

  /** A loop that is a method on a thread of a pool. */
  private static final class Dispatcher {
    final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private boolean open = true;

    Void dispatchAll() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(5);
      dispatch();
      TimeUnit.MILLISECONDS.sleep(5);
      return null;
    }

    @EventLoop
    private void dispatch() throws InterruptedException {
      while (open) {
        next().run();
      }
    }

    private Runnable next() throws InterruptedException {
      Runnable next = null;
      while (next == null) {
        next = tasks.poll(10, TimeUnit.MILLISECONDS);
      }
      return next;
    }

    void stop() {
      open = false;
    }

    void sleepInOwnTask() {
      try {
        Thread.sleep(5); // FINDING: BlockedEventLoop
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void sleepInTask() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tick() throws Exception {
    POOL.submit(new Ticker()).get();
  }

  /** A loop by its class, which waits by parking. */
  @EventLoop
  private static final class Ticker implements Runnable {
    @Override
    public void run() {
      for (int i = 0; i < 20; i++) {
        LockSupport.parkNanos(this, 3_000_000);
        if (i == 10) {
          Files.exists(Path.of("nothing")); // FINDING: BlockedEventLoop
        }
      }
    }
  }

  private static void select() throws Exception {
    try (Selector selector = Selector.open()) {
      POOL.submit(() -> selectOn(selector)).get();
    }
  }

  @EventLoop
  private static Void selectOn(Selector selector) throws IOException {
    selector.select(5);
    selector.select(5);
    return null;
  }

  private static void ownThread() throws InterruptedException {
    OwnThread thread = new OwnThread();
    thread.start();
    thread.join();
  }

  @EventLoop
  private static final class OwnThread extends Thread {
    @Override
    public void run() {
      try {
        new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void handMadeExecutor() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    OneThread executor = new OneThread(done);
    executor.execute(AnnotatedLoops::sleepOnExecutor);
    executor.execute(executor::end);
    POOL.execute(executor);
    done.await();
  }

  private static void sleepOnExecutor() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An executor that is its own loop, by what it inherits too. */
  private static final class OneThread extends Base {
    private boolean open = true;

    OneThread(CountDownLatch done) {
      super(done);
    }

    @Override
    boolean isOpen() {
      return open;
    }

    @Override
    Runnable next() throws InterruptedException {
      return tasks.take();
    }

    void end() {
      open = false;
    }
  }

  @EventLoop
  private abstract static class Base implements Runnable, java.util.concurrent.Executor {
    final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final CountDownLatch done;

    Base(CountDownLatch done) {
      this.done = done;
    }

    abstract boolean isOpen();

    abstract Runnable next() throws InterruptedException;

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public void run() {
      try {
        while (isOpen()) {
          next().run();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        done.countDown();
      }
    }
  }

  /** A callback on whatever thread. */
  private static final class Callback {

    @EventLoop
    static long onEvent(long millis, String what) throws InterruptedException {
      Thread.sleep(millis); // FINDING: BlockedEventLoop
      return millis + what.length();
    }

    static void sleep() throws InterruptedException {
      Thread.sleep(5);
    }
  }
}

package dev.selvedge.agent.cases.memory;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs tasks of a class whose loader is dropped afterwards, in a window each, on workers that live
 * on, and prints whether the loader, and with it all that the tasks had, could be collected once
 * the window was closed.
 */
public final class HeldObjects {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2, Threads::daemon);

  private HeldObjects() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    measure("submit", body -> POOL.submit(body));
    measure("execute", body -> CompletableFuture.runAsync(body, POOL));
    measure("plain", HeldObjects::execute);
    measure("stage", body -> CompletableFuture.runAsync(() -> {}).thenRun(body));
    measure("fork-join", body -> ForkJoinPool.commonPool().submit(body));
    measure("thread", HeldObjects::thread);
    measure("same-runnable", HeldObjects::twice);
    if (Threads.areVirtualKnown()) {
      measure("virtual-thread", HeldObjects::virtual);
    }
  }

  private static Future<?> execute(Runnable body) {
    CompletableFuture<Void> ran = new CompletableFuture<>();
    POOL.execute(
        () -> {
          body.run();
          ran.complete(null);
        });
    return ran;
  }

  private static Future<?> twice(Runnable body) {
    for (int i = 0; i < 8; i++) {
      POOL.execute(body);
    }
    return POOL.submit(body);
  }

  private static Future<?> thread(Runnable body) {
    return run(Threads.daemon(body));
  }

  private static Future<?> virtual(Runnable body) {
    try {
      return run(Threads.virtual().newThread(body));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Future<?> run(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static void measure(String kind, Function<Runnable, Future<?>> how) throws Exception {
    WeakReference<ClassLoader> loader = runInWindow(how);
    System.out.println(kind + " " + (Heap.isCollected(loader) ? "collected" : "held"));
  }

  private static WeakReference<ClassLoader> runInWindow(Function<Runnable, Future<?>> how)
      throws Exception {
    URL here = HeldObjects.class.getProtectionDomain().getCodeSource().getLocation();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader());
    Runnable body =
        (Runnable)
            loader.loadClass(ForeignTask.class.getName()).getDeclaredConstructor().newInstance();
    Window window = Window.open();
    how.apply(body).get();
    window.closeClean();
    return new WeakReference<>(loader);
  }
}

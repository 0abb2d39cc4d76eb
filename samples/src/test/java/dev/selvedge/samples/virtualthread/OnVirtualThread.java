package dev.selvedge.samples.virtualthread;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** A call made on a virtual thread, and waited for. */
public final class OnVirtualThread {

  private OnVirtualThread() {}

  /** Makes the call. */
  public static <T> T call(Callable<T> what) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.submit(what).get();
    }
  }
}

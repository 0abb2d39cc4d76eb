package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A few pools, held weakly and known by identity: what a class of the application says is not
 * asked.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class PoolList {

  private final List<WeakReference<ThreadPoolExecutor>> pools = new ArrayList<>(2);

  synchronized void add(ThreadPoolExecutor pool) {
    if (!contains(pool)) {
      pools.removeIf(each -> each.get() == null);
      pools.add(new WeakReference<>(pool));
    }
  }

  synchronized boolean contains(@Nullable ThreadPoolExecutor pool) {
    for (WeakReference<ThreadPoolExecutor> each : pools) {
      if (pool != null && each.get() == pool) {
        return true;
      }
    }
    return false;
  }

  synchronized List<ThreadPoolExecutor> all() {
    List<ThreadPoolExecutor> all = new ArrayList<>(pools.size());
    for (WeakReference<ThreadPoolExecutor> each : pools) {
      ThreadPoolExecutor pool = each.get();
      if (pool != null) {
        all.add(pool);
      }
    }
    return all;
  }

  synchronized void clear() {
    pools.clear();
  }
}

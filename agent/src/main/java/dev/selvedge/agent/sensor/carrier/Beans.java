package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.sensor.Management;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The management beans of this JVM. They take it a good part of a second to make ready where others
 * want the processor, and so are waited for by nobody.
 */
final class Beans implements Runnable {

  private static final long DELAY_NANOS = 1_000_000_000;

  private volatile @Nullable ThreadMXBean threads;
  private volatile List<GarbageCollectorMXBean> collectors = List.of();

  Beans() {
    Thread maker = new Thread(null, this, "selvedge-beans", 0, false);
    maker.setDaemon(true);
    maker.setContextClassLoader(null);
    maker.start();
  }

  @Override
  public void run() {
    // Not while the program starts, which has better things to do.
    LockSupport.parkNanos(this, DELAY_NANOS);
    try {
      threads = Management.threads();
      List<GarbageCollectorMXBean> pausing = new ArrayList<>();
      for (GarbageCollectorMXBean each : Management.collectors()) {
        // Of what a concurrent collector does beside the application it has a bean of its own.
        if (!each.getName().endsWith("Cycles")) {
          pausing.add(each);
        }
      }
      collectors = List.copyOf(pausing);
    } catch (LinkageError withoutTheModule) {
      threads = null;
    }
  }

  /** The processor time of a carrier; -1 if it is not known, or not yet. */
  long cpuNanos(Thread carrier) {
    ThreadMXBean known = threads;
    return known == null ? -1 : known.getThreadCpuTime(ThreadFacts.id(carrier));
  }

  /** How long the garbage collector has stopped all threads since it is known. */
  long pausedNanos() {
    long millis = 0;
    for (GarbageCollectorMXBean each : collectors) {
      millis += Math.max(0, each.getCollectionTime());
    }
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}

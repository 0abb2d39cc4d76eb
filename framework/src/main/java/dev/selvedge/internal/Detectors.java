package dev.selvedge.internal;

import dev.selvedge.EventLoopDetector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The detectors of event loops that frameworks provide. */
final class Detectors {

  /** A broken one may be met for ever, in a loader that cannot read its list. */
  private static final int MOST_BROKEN = 20;

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private Detectors() {}

  /** Tells the agent of them, once in a JVM. */
  static void tell(Agent agent) {
    if (TOLD.compareAndSet(false, true)) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      ServiceLoader<EventLoopDetector> services =
          ServiceLoader.load(
              EventLoopDetector.class, loader == null ? Detectors.class.getClassLoader() : loader);
      for (EventLoopDetector each : all(services, SelfAttach::say)) {
        agent.eventLoops(new Test(each));
      }
    }
  }

  /**
   * Returns those that can be made.
   *
   * @param broken is told of each other one, in one line
   */
  static List<EventLoopDetector> all(
      Iterable<EventLoopDetector> services, Consumer<String> broken) {
    List<EventLoopDetector> all = new ArrayList<>();
    Iterator<EventLoopDetector> each = services.iterator();
    for (int failures = 0; failures < MOST_BROKEN; ) {
      try {
        if (!each.hasNext()) {
          break;
        }
        all.add(each.next());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failures++;
        broken.accept("a detector of event loops is left out, it cannot be made: " + line(e));
      }
    }
    return all;
  }

  private static String line(Throwable e) {
    String text = e.getCause() == null ? e.toString() : e.getMessage() + " (" + e.getCause() + ")";
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /** What a detector says, under its name, by which the agent speaks of it. */
  private record Test(EventLoopDetector detector) implements Predicate<Thread> {
    @Override
    public boolean test(Thread thread) {
      return detector.isEventLoop(thread);
    }

    @Override
    public String toString() {
      return detector.getClass().getName();
    }
  }
}

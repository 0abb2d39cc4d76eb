package dev.selvedge.agent.sensor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * What happens when Selvedge itself fails: the part concerned goes off, it is said once, and the
 * application goes on.
 */
public final class SensorFault {

  private static final AtomicReference<BiConsumer<String, Throwable>> REPORTER =
      new AtomicReference<>((part, cause) -> {});

  /** The parts that were said to be off; several threads may meet the same fault. */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private SensorFault() {}

  /** Sets who says it. */
  public static void reportTo(BiConsumer<String, Throwable> reporter) {
    SAID.clear();
    REPORTER.set(reporter);
  }

  /** Switches a part off and says so. Never throws. */
  public static void off(String part, Runnable stop, Throwable cause) {
    try {
      stop.run();
      if (SAID.add(part)) {
        REPORTER.get().accept(part, cause);
      }
    } catch (Throwable ignored) {
      // There is nobody left to tell, and the application must go on.
    }
  }
}

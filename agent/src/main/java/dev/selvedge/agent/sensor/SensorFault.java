package dev.selvedge.agent.sensor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens when Selvedge itself fails: the part concerned goes off, it is said once, and the
 * application goes on.
 */
public final class SensorFault {

  private static volatile @Nullable BiConsumer<String, Throwable> reporter;

  /** The parts that were said to be off; several threads may meet the same fault. */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private SensorFault() {}

  /** Sets who says it. */
  public static void reportTo(BiConsumer<String, Throwable> who) {
    SAID.clear();
    reporter = who;
  }

  /** Switches a part off and says so. Never throws. */
  public static void off(String part, Runnable stop, Throwable cause) {
    try {
      stop.run();
      BiConsumer<String, Throwable> who = reporter;
      if (who != null && SAID.add(part)) {
        who.accept(part, cause);
      }
    } catch (Throwable ignored) {
      // There is nobody left to tell, and the application must go on.
    }
  }
}

package dev.selvedge.agent.sensor;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Other agents that are about to transform classes. From then on, loading a class means running
 * their code, and that code calls woven methods: a sensor that loads a class of its own would come
 * to itself, in the middle of it.
 */
public final class OtherAgents {

  private static final AtomicReference<@Nullable Runnable> BEFORE_FIRST = new AtomicReference<>();

  private OtherAgents() {}

  /** Sets what is to be done before the first of them transforms anything. */
  public static void beforeFirst(Runnable what) {
    BEFORE_FIRST.set(what);
  }

  /** One is about to begin. Never throws. */
  public static void arrives() {
    try {
      Runnable what = BEFORE_FIRST.getAndSet(null);
      if (what != null) {
        what.run();
      }
    } catch (Throwable unprepared) {
      SensorFault.off("what makes ready for other agents", OtherAgents::nothing, unprepared);
    }
  }

  private static void nothing() {}
}

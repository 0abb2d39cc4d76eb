package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * What a thread does in the middle of a test for something that outlives it, as an application
 * context that all tests share: it is the business of the whole JVM, and so is all that it makes.
 * The methods never throw and never block.
 */
public final class WiderWork {

  private WiderWork() {}

  /**
   * The current thread begins such work.
   *
   * @return what {@link #end} is told
   */
  public static @Nullable Object begin() {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Task work = Task.standIn(Works.jvm());
      work.begin(ThreadTable.currentOrNew());
      return work;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It has ended. */
  public static void end(@Nullable Object token) {
    if (token != null) {
      try {
        Works.end((Task) token);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }
}

package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * Objects of which a test has made a spy. The spy is a copy: from then on the code under test sees
 * only that, and nobody starts, closes or asks the original any more.
 */
public final class Spies {

  private Spies() {}

  /** A spy of an object is about to be made. Never throws. */
  public static void madeOf(@Nullable Object original) {
    if (original != null) {
      UnstartedThreads.begun(original);
      OpenExecutors.closing(original);
      Futures.detached(original);
    }
  }
}

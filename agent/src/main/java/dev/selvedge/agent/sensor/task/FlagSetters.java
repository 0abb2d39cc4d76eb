package dev.selvedge.agent.sensor.task;

/** Tells whether a method of a class interrupts a thread, which may be its own. */
public interface FlagSetters {

  /**
   * Whether it does.
   *
   * @param descriptor of the method
   */
  boolean areIn(Class<?> type, String method, String descriptor);
}

package dev.selvedge.agent.sensor.task;

/** Tells whether a method that has caught an interrupt may answer it later. */
public interface Answerable {

  /**
   * Whether it may: it sets the flag of a thread, or throws what it has caught.
   *
   * @param descriptor of the method
   * @param line the first of the catch block
   */
  boolean isLater(Class<?> type, String method, String descriptor, int line);
}

package dev.selvedge.agent.sensor.task;

/** Tells whether the answer of a call in a method of a class is thrown away at once. */
public interface Answers {

  /**
   * Whether it certainly is.
   *
   * @param type the class whose method makes the call
   * @param descriptor of that method
   * @param line of the call
   * @param called the name of the method that is called
   */
  boolean areDropped(Class<?> type, String method, String descriptor, int line, String called);
}

package dev.selvedge.junit;

import dev.selvedge.internal.Agent;

/** The task dump of a test whose time is over. It must never change what becomes of the test. */
final class TimeoutDump {

  private TimeoutDump() {}

  /** Prints it in one piece, so that nothing comes in between. */
  static void print(Agent agent, String test, Thread thread) {
    System.err.println(text(agent, test, thread));
  }

  static String text(Agent agent, String test, Thread thread) {
    String head =
        "selvedge: the time of "
            + test
            + " is over; JUnit is about to interrupt the thread '"
            + thread.getName()
            + "'. ";
    try {
      return head + "At work now:\n" + agent.dump();
    } catch (RuntimeException | LinkageError | StackOverflowError noDump) {
      return head + "What is at work now cannot be shown: " + noDump;
    }
  }
}

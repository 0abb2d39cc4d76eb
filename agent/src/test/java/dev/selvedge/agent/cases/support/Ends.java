package dev.selvedge.agent.cases.support;

/** The ends of threads that a program does not have in its hands. */
public final class Ends {

  private Ends() {}

  /** Returns when no thread of this name is alive. */
  public static void await(String name) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(name)) {
        thread.join();
      }
    }
  }
}

package dev.selvedge.agent.cases.manners;

/** A program that a loop ends, with a hook that the end has to wait for. */
public final class ExitsFromLoop {

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(ExitsFromLoop::sleep, "hook"));
    new Thread(ExitsFromLoop::exit, "loop-1").start();
  }

  private static void exit() {
    sleepOnLoop();
    System.exit(3);
  }

  private static void sleepOnLoop() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

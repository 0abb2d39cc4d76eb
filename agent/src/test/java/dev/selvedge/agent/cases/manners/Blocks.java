package dev.selvedge.agent.cases.manners;

/** A program with one blocking call on a loop, which prints a line when it is over. */
public final class Blocks {

  public static void main(String[] args) throws InterruptedException {
    Thread loop = new Thread(Blocks::sleep, "loop-1");
    loop.start();
    loop.join();
    System.out.println("the program ran");
  }

  private static void sleep() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

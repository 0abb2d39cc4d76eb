package dev.selvedge.agent.cases.manners;

/** A program that closes standard error, before and after a blocking call. */
public final class ClosesStandardError {

  public static void main(String[] args) throws InterruptedException {
    System.err.close();
    Blocks.main(args);
    System.setErr(null);
  }
}

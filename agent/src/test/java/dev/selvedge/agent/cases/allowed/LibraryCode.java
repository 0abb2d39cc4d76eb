package dev.selvedge.agent.cases.allowed;

/** Code that the case puts into a jar, which allows it to block. */
public final class LibraryCode {

  private LibraryCode() {}

  public static void load() throws InterruptedException {
    Thread.sleep(5);
  }
}

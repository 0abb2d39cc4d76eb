package dev.selvedge.agent.cases.support;

/** Runs a program in the window of a test. */
public final class InWindow {

  private InWindow() {}

  /** Arguments: nothing of interest, then the name of the program's class. */
  public static void main(String[] args) throws Exception {
    String id = Windows.open(args[1]);
    Class.forName(args[1]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    Windows.close(id);
    System.exit(0);
  }
}

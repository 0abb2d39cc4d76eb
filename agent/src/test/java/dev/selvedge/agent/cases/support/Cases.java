package dev.selvedge.agent.cases.support;

/**
 * Does the cases of a program one after the other: as a program with nothing but the agent, or each
 * in a window of its own, and as often as the property {@code cases.repeat} says.
 */
public final class Cases {

  /** The argument of a program that is to open a window for each of its cases. */
  public static final String WINDOWS = "windows";

  private static final int REPEAT = Integer.getInteger("cases.repeat", 1);

  /** Whether futures that nobody holds are to be collected after each case. */
  private static final boolean COLLECT = Boolean.getBoolean("cases.collect");

  /** For what nobody waits for, and the case neither: it is over by then. */
  private static final long WHILE_MILLIS = Long.getLong("cases.while", 300);

  private final boolean windows;

  private Cases(boolean windows) {
    this.windows = windows;
  }

  /** As the first argument of the program says. */
  public static Cases as(String[] arguments) {
    return new Cases(arguments.length > 0 && arguments[0].equals(WINDOWS));
  }

  /** Does one case. */
  public Cases run(String name, Loop.Body body) throws Exception {
    for (int i = 0; i < REPEAT; i++) {
      if (windows) {
        String window = Windows.open(name);
        body.run();
        Windows.close(window);
      } else {
        body.run();
      }
      if (COLLECT) {
        Thread.sleep(5);
        System.gc();
        Thread.sleep(5);
      }
    }
    return this;
  }

  /** The end of a program, which lets the work end that nobody waits for. */
  public void end() throws InterruptedException {
    Thread.sleep(windows ? 0 : WHILE_MILLIS);
    if (COLLECT) {
      System.gc();
      Thread.sleep(WHILE_MILLIS);
    }
  }
}

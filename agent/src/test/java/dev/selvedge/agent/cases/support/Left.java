package dev.selvedge.agent.cases.support;

import java.util.List;

/** Counts what windows leave, and measures how long closing them takes. */
public final class Left {

  /** Closing takes longer while a task is sought that is gone without a word. */
  private static final boolean TIMES = Boolean.getBoolean("cases.times");

  private static final OtherThread NOBODY = new OtherThread("nobody");

  private static int wrong;

  private Left() {}

  /** A window in which this is done leaves so many tasks. */
  public static void by(String name, int expected, Loop.Body body) throws Exception {
    String id = Windows.open(name);
    body.run();
    long began = System.nanoTime();
    List<String> left = Windows.close(id);
    if (TIMES) {
      System.out.printf("%6d us  %s%n", (System.nanoTime() - began) / 1_000, name);
    }
    if (left.size() != expected) {
      wrong++;
      System.out.println(name + " left " + left);
    }
  }

  /** Has something done that is no work of the window. */
  public static void outside(Loop.Body body) {
    NOBODY.start(body);
  }

  /** The end of a program. */
  public static void end() {
    System.out.println(wrong == 0 ? "all right" : wrong + " wrong");
    System.exit(wrong == 0 ? 0 : 1);
  }
}

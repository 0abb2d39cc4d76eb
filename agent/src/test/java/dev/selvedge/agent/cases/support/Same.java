package dev.selvedge.agent.cases.support;

import java.util.Objects;

/** What a program sees, which is the same with the agent and a window open as without. */
public final class Same {

  private static int wrong;

  private Same() {}

  /** Does something in a window of its own, or in none if the agent is not there. */
  public static void in(String name, Loop.Body body) {
    try {
      if (isWatched()) {
        String window = Windows.open(name);
        body.run();
        Windows.close(window);
      } else {
        body.run();
      }
    } catch (Throwable e) {
      report(name, e);
    }
  }

  private static boolean isWatched() {
    try {
      Class.forName("dev.selvedge.agent.Bridge", false, null);
      return true;
    } catch (ClassNotFoundException none) {
      return false;
    }
  }

  private static void report(String name, Throwable e) {
    e.printStackTrace();
    that(name + " threw " + e, false);
  }

  /** Two things are the same, or equal if they are values. */
  public static void are(String what, Object seen, Object expected) {
    that(what + ": " + seen + ", not " + expected, Objects.equals(seen, expected));
  }

  /** Something is as it should be. */
  public static void that(String what, boolean right) {
    if (!right) {
      wrong++;
      System.out.println(what);
    }
  }

  /** What the code throws. */
  public static Throwable failure(Loop.Body code) {
    try {
      code.run();
      return new AssertionError("nothing was thrown");
    } catch (Throwable e) {
      return e;
    }
  }

  /** The end of a program. */
  public static void end() {
    System.out.println(wrong == 0 ? "all right" : wrong + " wrong");
    System.exit(wrong == 0 ? 0 : 1);
  }
}

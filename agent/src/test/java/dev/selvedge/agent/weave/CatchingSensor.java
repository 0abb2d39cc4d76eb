package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** A sensor that keeps what woven catch blocks tell it. Not safe for use by several threads. */
public final class CatchingSensor {

  static final String NAME = CatchingSensor.class.getName().replace('.', '/');

  /** What was told. */
  static final List<Object> TOLD = new ArrayList<>();

  /** From which lines. */
  static final List<Integer> LINES = new ArrayList<>();

  private static boolean fails;

  private CatchingSensor() {}

  static void reset() {
    TOLD.clear();
    LINES.clear();
    fails = false;
  }

  /** Has the next call fail, as where the stack is too short for it. */
  static void fail() {
    fails = true;
  }

  public static void caught(Object exception) {
    TOLD.add(exception);
    StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst())
        .ifPresent(frame -> LINES.add(frame.getLineNumber()));
    if (fails) {
      fails = false;
      throw new StackOverflowError("of the sensor");
    }
  }
}

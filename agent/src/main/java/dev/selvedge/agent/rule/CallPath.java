package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import java.util.List;

/**
 * By which calls a place was reached. What is said of a place may be kept, and its stack with it,
 * for those who reach it by the same calls: another test has another stack.
 */
public final class CallPath {

  private static final int PRIME = 31;

  private CallPath() {}

  /** A number for the path, without looking up any line. */
  public static int of(List<Frame> frames) {
    int path = 1;
    for (Frame frame : frames) {
      path = PRIME * path + frame.className().hashCode();
      path = PRIME * path + frame.methodName().hashCode();
      path = PRIME * path + frame.position();
    }
    return path;
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames of a stack that are not the JDK's. */
final class UserFrames {

  private UserFrames() {}

  /** The innermost frame that is not the JDK's; null if there is none. */
  static @Nullable StackTraceElement innermost(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.owner() != Owner.JDK) {
        return frame.element();
      }
    }
    return null;
  }

  /** Whether user code made the innermost call of the JDK. */
  static boolean isCalledByUser(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.owner() != Owner.JDK) {
        return frame.owner() == Owner.USER;
      }
    }
    return false;
  }

  /** Whether it is the user's code, and not a library's, that a thread was given to run. */
  static boolean isBodyOfUser(List<Frame> stack) {
    Owner outermost = Owner.JDK;
    for (Frame frame : stack) {
      outermost = frame.owner() == Owner.JDK ? outermost : frame.owner();
    }
    return outermost == Owner.USER;
  }
}

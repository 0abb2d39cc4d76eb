package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where code waits: a line, and the call of the JDK that it makes there.
 *
 * @param call the class and method of the JDK; empty if there is none
 */
record WaitPlace(String type, String method, int line, String call) {

  /** The innermost one of a stack; null if it is the JDK's alone. */
  static @Nullable WaitPlace in(List<Frame> stack) {
    StackTraceElement call = null;
    for (Frame frame : stack) {
      StackTraceElement element = frame.element();
      if (frame.owner() != Owner.JDK) {
        return new WaitPlace(
            element.getClassName(),
            element.getMethodName(),
            element.getLineNumber(),
            call == null ? "" : call.getClassName() + "." + call.getMethodName());
      }
      call = element;
    }
    return null;
  }
}

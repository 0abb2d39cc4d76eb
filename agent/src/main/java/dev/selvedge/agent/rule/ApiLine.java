package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the user and what it called.
 *
 * @param line the line
 * @param api the call, as its caller knows it
 */
public record ApiLine(StackTraceElement line, String api) {

  /**
   * The innermost line of the user; null if there is none.
   *
   * @param frames innermost first, beginning with the API that was called
   */
  public static @Nullable ApiLine of(List<Frame> frames) {
    Frame api = null;
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        String called = (api == null ? frame : api).publicName();
        return new ApiLine(
            frame.element(),
            called.replace(".AbstractExecutorService.", ".ExecutorService.").replace('$', '.'));
      }
      api = frame;
    }
    return null;
  }
}

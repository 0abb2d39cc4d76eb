package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's line of a stack, and what it has called.
 *
 * @param line the innermost line of the user
 * @param api what that line calls, as its caller knows it; the line's own method if it calls
 *     nothing
 */
public record CallLine(StackTraceElement line, String api) {

  /** That of a stack, innermost frame first; null if no line of it is the user's. */
  public static @Nullable CallLine of(List<Frame> stack) {
    for (int i = 0; i < stack.size(); i++) {
      Frame frame = stack.get(i);
      if (frame.owner() == Owner.USER) {
        String api = stack.get(Math.max(0, i - 1)).publicName();
        return new CallLine(
            frame.element(),
            api.replace(".AbstractExecutorService.", ".ExecutorService.")
                .replace(".Executors.DelegatedExecutorService.", ".ExecutorService."));
      }
    }
    return null;
  }

  /** What is called, and where: {@code Future.cancel at Orders.place (Orders.java:41)}. */
  public String words() {
    return Places.simple(api) + " at " + Places.of(line);
  }
}

package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a throwable once it is gone.
 *
 * @param type the binary name of its class
 * @param text the text that it was made with; null if there is none
 * @param stack where it was thrown, innermost first; empty if that is not known
 * @param cause the binary name of the class of its cause; null if it has none
 */
public record FailureText(
    String type, @Nullable String text, List<StackTraceElement> stack, @Nullable String cause) {

  public FailureText {
    stack = List.copyOf(stack);
  }
}

package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where on its stack a virtual thread holds its carrier.
 *
 * @param frames the whole stack, innermost first
 * @param index the innermost frame of the user, else the innermost one of a library
 */
public record HoldSite(List<Frame> frames, int index) {

  private static final Set<String> LOADING =
      Set.of(
          "loadClass", "findClass", "defineClass", "loadClassOrNull", "findClassOnClassPathOrNull");

  /** The site of a stack; null for one that holds nothing but the JDK. */
  public static @Nullable HoldSite of(List<Frame> frames) {
    int library = -1;
    for (int i = 0; i < frames.size(); i++) {
      Owner owner = frames.get(i).owner();
      if (owner == Owner.USER) {
        return new HoldSite(frames, i);
      }
      if (owner == Owner.LIBRARY && library < 0) {
        library = i;
      }
    }
    return library < 0 ? null : new HoldSite(frames, library);
  }

  /** The frame itself. */
  public Frame frame() {
    return frames.get(index);
  }

  /** What the site called; null if the thread is in the site itself. */
  public @Nullable Frame api() {
    return index == 0 ? null : frames.get(index - 1);
  }

  /** The stack as a finding keeps it. */
  public List<StackTraceElement> stack() {
    return frames.stream().map(Frame::element).toList();
  }

  /**
   * Whether the JDK loads, links or initialises a class for the site, which happens once and is
   * nobody's fault.
   */
  public boolean isLoading() {
    for (Frame frame : frames.subList(0, index)) {
      if (frame.owner() == Owner.JDK && isLoading(frame)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoading(Frame frame) {
    return LOADING.contains(frame.methodName())
        || frame.methodName().equals("<clinit>")
        || frame.className().startsWith("jdk.internal.loader.")
        || frame.className().equals("java.lang.invoke.MethodHandleNatives")
        || frame.className().equals("java.util.ServiceLoader")
        || frame.className().startsWith("java.util.ServiceLoader$")
        || frame.className().equals("java.util.ResourceBundle");
  }
}

package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LooseFuture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a future stands in the user's code, and how a message speaks of it.
 *
 * @param line the user's line that made it
 * @param api what that line called, {@code java.util.concurrent.CompletableFuture.supplyAsync}
 * @param begun the user's line that began the work; the same if it is that work
 */
public record FutureSite(StackTraceElement line, String api, StackTraceElement begun) {

  /** The site of a future; null if no line of the user is known. */
  public static @Nullable FutureSite of(LooseFuture future) {
    Frame line = userFrame(future.origin());
    if (line == null) {
      return null;
    }
    Frame begun = userFrame(future.begun());
    int at = future.origin().indexOf(line);
    return new FutureSite(
        line.element(),
        known(future.origin().get(Math.max(0, at - 1)).publicName()),
        begun == null ? line.element() : begun.element());
  }

  /** The call as its caller knows it, who has an {@code ExecutorService} and not half of one. */
  private static String known(String api) {
    return api.replace(".AbstractExecutorService.", ".ExecutorService.");
  }

  /** Whether it is a stage that can be told what to do with a failure. */
  public boolean isStage() {
    return api.startsWith("java.util.concurrent.Complet") || api.contains(".HttpClient.");
  }

  private static @Nullable Frame userFrame(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return frame;
      }
    }
    return null;
  }

  /** The call that made the future, and where: {@code Orders.place (Orders.java:41)}. */
  public String words() {
    String call = Places.simple(api) + " at " + Places.of(line);
    return begun.equals(line) ? call : call + ", upon work begun at " + Places.of(begun);
  }

  /** How something failed, with the first line of its stack that is not the JDK's. */
  public static String words(FailureText failure) {
    StringBuilder words = new StringBuilder(Places.simple(failure.type()).replace('$', '.'));
    if (failure.text() != null && !failure.text().isBlank()) {
      words.append(": ").append(firstLine(failure.text()));
    }
    StackTraceElement thrown = thrown(failure.stack());
    return thrown == null ? words.toString() : words + ", thrown at " + Places.of(thrown);
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }

  private static @Nullable StackTraceElement thrown(List<StackTraceElement> stack) {
    for (StackTraceElement element : stack) {
      String module = element.getModuleName();
      if (module == null || !(module.startsWith("java.") || module.startsWith("jdk."))) {
        return element;
      }
    }
    return stack.isEmpty() ? null : stack.get(0);
  }
}

package dev.selvedge.agent.sensor;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with what the user gave to Selvedge. */
public final class UserFault {

  private static volatile @Nullable Consumer<String> reporter;

  private UserFault() {}

  /** Sets who says it. */
  public static void reportTo(Consumer<String> who) {
    reporter = who;
  }

  /** Says it. Never throws. */
  public static void say(String line) {
    try {
      Consumer<String> who = reporter;
      if (who != null) {
        who.accept(line);
      }
    } catch (Throwable ignored) {
      // There is nobody left to tell, and the application must go on.
    }
  }
}

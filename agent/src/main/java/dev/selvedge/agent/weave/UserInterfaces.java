package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application thread of JavaFX, which is an ordinary thread by its class: the toolkit is told
 * once which one it is.
 */
final class UserInterfaces {

  private static final String TOOLKIT = "com/sun/javafx/tk/Toolkit";
  private static final List<Hook> HOOKS = List.of(Hook.userInterface("setFxUserThread"));

  private UserInterfaces() {}

  static boolean maybe(String internalName) {
    return internalName.equals(TOOLKIT);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}

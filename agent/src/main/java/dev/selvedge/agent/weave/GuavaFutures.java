package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The futures of Guava, also under another name: where somebody gives an exception to one. */
final class GuavaFutures {

  private static final String FUTURE = "com/google/common/util/concurrent/AbstractFuture";

  private static final List<Hook> HOOKS =
      List.of(
          Hook.atEntry("setException", "Interrupts", "handed", 0)
              .where("(Ljava/lang/Throwable;)Z"));

  private GuavaFutures() {}

  static boolean maybe(String internalName) {
    return internalName.endsWith(FUTURE);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}

package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mockito, where it is told of which object it is to make a spy. */
final class MockitoSpies {

  private static final String SETTINGS = "org/mockito/internal/creation/MockSettingsImpl";
  private static final List<Hook> HOOKS =
      List.of(Hook.atEntry("spiedInstance", "Spies", "madeOf", 0));

  private MockitoSpies() {}

  static boolean maybe(String internalName) {
    return internalName.equals(SETTINGS);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}

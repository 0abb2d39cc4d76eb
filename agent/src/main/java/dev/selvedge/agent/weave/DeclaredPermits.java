package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Weaves methods that take permits, or give them back, as the user or their own library has
 * declared; also where a class inherits them from what it directly extends or implements and
 * overrides them.
 */
final class DeclaredPermits {

  private DeclaredPermits() {}

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile, List<DeclaredPermit> declared) {
    if (declared.isEmpty()) {
      return null;
    }
    List<String> names = names(ClassFiles.reader(classFile));
    List<Hook> hooks = new ArrayList<>();
    for (DeclaredPermit each : declared) {
      if (names.contains(each.type())) {
        add(each, hooks);
      }
    }
    if (hooks.isEmpty()) {
      return null;
    }
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  /** Of the two hooks for a method the second one is for a method without an object. */
  private static void add(DeclaredPermit declared, List<Hook> hooks) {
    String type = declared.type();
    String enter = declared.gives().isEmpty() ? "passing" : "taking";
    hooks.add(Hook.permit(declared.takes(), enter, "taken", type, Hook.THIS, Hook.RESULT));
    hooks.add(Hook.permit(declared.takes(), enter, "taken", type, Hook.RESULT));
    if (!declared.gives().isEmpty()) {
      hooks.add(Hook.permit(declared.gives(), "giving", "given", type, Hook.THIS));
      hooks.add(Hook.permit(declared.gives(), "giving", "given", type));
    }
  }

  /** The names of a class and of what it directly extends and implements. */
  private static List<String> names(ClassReader reader) {
    List<String> names = new ArrayList<>();
    names.add(name(reader.getClassName()));
    if (reader.getSuperName() != null) {
      names.add(name(reader.getSuperName()));
    }
    for (String each : reader.getInterfaces()) {
      names.add(name(each));
    }
    return names;
  }

  private static String name(String internalName) {
    return internalName.replace('/', '.').replace('$', '.');
  }
}

package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A field of an object, or a field of what a field holds: {@code name:descriptor} of each, with a
 * bar between them, as in {@code holder:Ljava/lang/Thread$FieldHolder;|task:Ljava/lang/Runnable;}.
 */
final class FieldPath {

  private final List<String> names = new ArrayList<>();
  private final List<String> descriptors = new ArrayList<>();

  private FieldPath(String path) {
    for (String step : path.split("\\|", -1)) {
      int colon = step.indexOf(':');
      names.add(step.substring(0, colon));
      descriptors.add(step.substring(colon + 1));
    }
  }

  /** The path of a hook's detail, if it is one for this place; null if not. */
  static @Nullable FieldPath of(@Nullable String detail, char place) {
    int begin = detail == null ? -1 : detail.indexOf(place);
    if (detail == null || begin < 0) {
      return null;
    }
    int end = detail.indexOf(place == '>' ? '<' : '>', begin);
    return new FieldPath(detail.substring(begin + 1, end < 0 ? detail.length() : end));
  }

  /** Loads the value of the field of {@code this}. */
  void load(MethodVisitor method, String owner) {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    String holder = owner;
    for (int i = 0; i < names.size(); i++) {
      method.visitFieldInsn(Opcodes.GETFIELD, holder, names.get(i), descriptors.get(i));
      holder = Type.getType(descriptors.get(i)).getInternalName();
    }
  }
}

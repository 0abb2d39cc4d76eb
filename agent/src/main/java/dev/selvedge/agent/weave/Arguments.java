package dev.selvedge.agent.weave;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The arguments of a woven method, as a sensor gets them. */
final class Arguments {

  static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private final boolean isStatic;
  private final Type[] parameters;

  Arguments(int access, String descriptor) {
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.parameters = Type.getArgumentTypes(descriptor);
  }

  /**
   * Loads arguments, which must still be where the caller put them.
   *
   * @return their types, as a sensor declares them
   */
  String load(MethodVisitor method, List<Integer> which) {
    StringBuilder types = new StringBuilder();
    for (int argument : which) {
      Type type = argument == Hook.THIS ? loadThis(method) : load(method, argument);
      types.append(type.getSort() < Type.ARRAY ? type.getDescriptor() : OBJECT.getDescriptor());
    }
    return types.toString();
  }

  private static Type loadThis(MethodVisitor method) {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    return OBJECT;
  }

  private Type load(MethodVisitor method, int argument) {
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      slot += parameters[i].getSize();
    }
    method.visitVarInsn(parameters[argument].getOpcode(Opcodes.ILOAD), slot);
    return parameters[argument];
  }
}

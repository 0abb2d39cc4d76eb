package dev.selvedge.agent.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/**
 * Weaves a hook around one method: {@code token = enter(...); try { body } finally { exit(token);
 * }}. The entry stands outside of the try block, so that what a sensor throws on purpose is not
 * taken for the method's own.
 */
final class AroundMethod extends LocalVariablesSorter {

  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private final Hook hook;
  private final boolean isStatic;
  private final Type[] parameters;
  private final Label start = new Label();
  private final Label end = new Label();
  private int token;

  AroundMethod(int access, String descriptor, MethodVisitor next, Hook hook) {
    super(Opcodes.ASM9, access, descriptor, next);
    this.hook = hook;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.parameters = Type.getArgumentTypes(descriptor);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    StringBuilder types = new StringBuilder("(");
    for (int argument : hook.arguments()) {
      Type type = load(argument);
      types.append(type.getSort() < Type.ARRAY ? type.getDescriptor() : OBJECT.getDescriptor());
    }
    types.append(')').append(OBJECT.getDescriptor());
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, hook.sensor(), hook.enter(), types.toString(), false);
    token = newLocal(OBJECT);
    mv.visitVarInsn(Opcodes.ASTORE, token);
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      exit();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    mv.visitLabel(end);
    // Visited last, and so the outermost: the method's own handlers come first.
    mv.visitTryCatchBlock(start, end, end, null);
    visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    exit();
    mv.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, maxLocals);
  }

  private void exit() {
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, hook.sensor(), hook.exit(), "(Ljava/lang/Object;)V", false);
  }

  /** Loads an argument of the method, which at its entry is still where the caller put it. */
  private Type load(int argument) {
    if (argument == Hook.THIS) {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      return OBJECT;
    }
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      slot += parameters[i].getSize();
    }
    mv.visitVarInsn(parameters[argument].getOpcode(Opcodes.ILOAD), slot);
    return parameters[argument];
  }
}

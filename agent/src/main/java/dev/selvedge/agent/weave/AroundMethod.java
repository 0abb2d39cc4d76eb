package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

  private static final Type OBJECT = Arguments.OBJECT;
  private static final String BOOLEAN = "java/lang/Boolean";

  private final Hook hook;
  private final String owner;
  private final boolean isStatic;
  private final Arguments arguments;
  private final Type returned;
  private final Label start = new Label();
  private final Label end = new Label();
  private int token;

  AroundMethod(String owner, int access, String descriptor, MethodVisitor next, Hook hook) {
    super(Opcodes.ASM9, access, descriptor, next);
    this.hook = hook;
    this.owner = owner;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.arguments = new Arguments(access, descriptor);
    this.returned = Type.getReturnType(descriptor);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    String types =
        arguments.load(mv, entryArguments()) + load(hook.entryField()) + load(hook.constant());
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        hook.sensor(),
        hook.enter(),
        "(" + types + ")" + OBJECT.getDescriptor(),
        false);
    token = newLocal(OBJECT);
    mv.visitVarInsn(Opcodes.ASTORE, token);
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      if (takesResult()) {
        loadResult(opcode);
        mv.visitVarInsn(Opcodes.ALOAD, token);
        mv.visitInsn(Opcodes.SWAP);
        callExit(OBJECT.getDescriptor() + OBJECT.getDescriptor());
      } else {
        exit();
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    mv.visitLabel(end);
    // Visited last, and so the outermost: the method's own handlers come first.
    mv.visitTryCatchBlock(start, end, end, null);
    // Within the same range other handlers, of other hooks, may need the object.
    boolean keepsThis = !isStatic && (hook.exitField() != null || owner.startsWith("java/"));
    Object[] locals = keepsThis ? new Object[] {owner} : new Object[0];
    visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    if (takesResult()) {
      mv.visitVarInsn(Opcodes.ALOAD, token);
      mv.visitInsn(Opcodes.ACONST_NULL);
      callExit(OBJECT.getDescriptor() + OBJECT.getDescriptor());
    } else {
      exit();
    }
    mv.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, maxLocals);
  }

  /** What the method returns, as an object; of one that returns no such, that it does. */
  private void loadResult(int opcode) {
    if (opcode != Opcodes.ARETURN && opcode != Opcodes.IRETURN) {
      mv.visitFieldInsn(Opcodes.GETSTATIC, BOOLEAN, "TRUE", "L" + BOOLEAN + ";");
      return;
    }
    mv.visitInsn(Opcodes.DUP);
    if (opcode == Opcodes.IRETURN) { // Or a short, byte or char.
      boolean isBoolean = returned.getSort() == Type.BOOLEAN;
      String box = isBoolean ? BOOLEAN : "java/lang/Integer";
      String types = (isBoolean ? "(Z)L" : "(I)L") + box + ";";
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", types, false);
    }
  }

  private void exit() {
    mv.visitVarInsn(Opcodes.ALOAD, token);
    callExit(OBJECT.getDescriptor() + load(hook.exitField()));
  }

  private List<Integer> entryArguments() {
    return takesResult()
        ? hook.arguments().stream().filter(each -> each != Hook.RESULT).toList()
        : hook.arguments();
  }

  private boolean takesResult() {
    return hook.arguments().contains(Hook.RESULT);
  }

  private void callExit(String types) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, hook.sensor(), hook.exit(), "(" + types + ")V", false);
  }

  /** Loads a text, if there is one. */
  private String load(@Nullable String constant) {
    if (constant == null) {
      return "";
    }
    mv.visitLdcInsn(constant);
    return "Ljava/lang/String;";
  }

  /** Loads what a field holds, if there is one to load. */
  private String load(@Nullable FieldPath field) {
    if (field == null) {
      return "";
    }
    field.load(mv, owner);
    return OBJECT.getDescriptor();
  }
}

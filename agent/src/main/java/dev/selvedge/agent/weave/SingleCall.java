package dev.selvedge.agent.weave;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves a single call of a sensor into a method: at its entry, where it returns, or about a call
 * inside it. Nothing of the method's own changes, not even its frames.
 */
final class SingleCall extends MethodVisitor {

  private static final String OBJECT = Arguments.OBJECT.getDescriptor();

  private final Hook hook;
  private final Arguments arguments;

  /** Whether the next return is that of a constructor by which Mockito makes a mock. */
  private boolean isMade;

  SingleCall(int access, String descriptor, MethodVisitor next, Hook hook) {
    super(Opcodes.ASM9, next);
    this.hook = hook;
    this.arguments = new Arguments(access, descriptor);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (hook.shape() == Hook.Shape.ENTRY) {
      call(hook.enter(), arguments.load(mv, hook.arguments()));
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (hook.shape() == Hook.Shape.RETURN
        && opcode >= Opcodes.IRETURN
        && opcode <= Opcodes.RETURN) {
      if (!isMade) {
        atReturn();
      }
      isMade = false;
    }
    super.visitInsn(opcode);
  }

  private void atReturn() {
    boolean withResult = hook.arguments().contains(Hook.RESULT);
    if (withResult) {
      super.visitInsn(Opcodes.DUP);
    }
    List<Integer> others = hook.arguments().stream().filter(each -> each != Hook.RESULT).toList();
    call(hook.enter(), (withResult ? OBJECT : "") + arguments.load(mv, others));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    isMade |= SparingMocks.makesOne(owner, name);
    if (hook.shape() != Hook.Shape.CALL || !(owner + "." + name).equals(hook.detail())) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    super.visitInsn(Opcodes.DUP);
    call(hook.enter(), OBJECT + arguments.load(mv, hook.arguments()));
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (!hook.exit().isEmpty()) {
      call(hook.exit(), "");
    }
  }

  private void call(String sensorMethod, String types) {
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, hook.sensor(), sensorMethod, "(" + types + ")V", false);
  }
}

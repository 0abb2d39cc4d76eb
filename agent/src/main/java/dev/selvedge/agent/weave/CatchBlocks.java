package dev.selvedge.agent.weave;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has the catch blocks of a class tell the sensor what they catch, as the first thing that they do.
 * Nothing else of a method changes, and methods without such a block are copied as they are.
 */
final class CatchBlocks {

  private static final String SENSOR = "dev/selvedge/agent/sensor/task/Interrupts";

  /** Where the JDK drops what the subtask of a cancelled scope has thrown. */
  private static final Set<String> IN_JDK =
      Set.of(
          "java/util/concurrent/StructuredTaskScope$SubtaskImpl",
          "java/util/concurrent/StructuredTaskScopeImpl$SubtaskImpl");

  private CatchBlocks() {}

  /** Whether a class of the JDK is to be woven too. */
  static boolean concernsJdk(String internalName) {
    return IN_JDK.contains(internalName);
  }

  /** The woven class, or null if it catches nothing that an interrupt may have caused. */
  static byte @Nullable [] weave(byte[] classFile) {
    return weave(classFile, SENSOR);
  }

  static byte @Nullable [] weave(byte[] classFile, String sensor) {
    ClassReader reader = ClassFiles.reader(classFile);
    Map<Integer, BitSet> handlers = new ExceptionTables(reader).find();
    if (handlers.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Weaving(writer, handlers, sensor), 0);
    return ClassFiles.bytes(writer, classFile);
  }

  private static final class Weaving extends ClassVisitor {
    private final Map<Integer, BitSet> handlers;
    private final String sensor;
    private int methods;

    Weaving(ClassVisitor next, Map<Integer, BitSet> handlers, String sensor) {
      super(Opcodes.ASM9, next);
      this.handlers = handlers;
      this.sensor = sensor;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      BitSet blocks = handlers.get(methods++);
      return blocks == null ? method : new Blocks(method, blocks, sensor);
    }
  }

  /** A method, with the entries of its exception table that are woven. */
  private static final class Blocks extends MethodVisitor {
    private final BitSet entries;
    private final String sensor;
    private final Set<Label> begins = new HashSet<>();
    private int entry;
    private boolean atBegin;

    Blocks(MethodVisitor next, BitSet entries, String sensor) {
      super(Opcodes.ASM9, next);
      this.entries = entries;
      this.sensor = sensor;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      if (entries.get(entry++)) {
        begins.add(handler);
      }
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
      super.visitLabel(label);
      atBegin |= begins.contains(label);
    }

    /** After the line number and the frame of the handler, so that both are those of the call. */
    private void tell() {
      if (atBegin) {
        atBegin = false;
        mv.visitInsn(Opcodes.DUP);
        // As an object: the JVM need not load the class of the exception to allow that.
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, sensor, "caught", "(Ljava/lang/Object;)V", false);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      tell();
      super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      tell();
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      tell();
      super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      tell();
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      tell();
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      tell();
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      tell();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      tell();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
      tell();
      super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      tell();
      super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      tell();
      super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      tell();
      super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      tell();
      super.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(2, maxStack), maxLocals);
    }
  }
}

package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads from a class file whether the answer of a call is thrown away: whether the instruction
 * after it takes what was answered off the stack and does nothing else. It goes by the line of the
 * call, which weaving leaves as it is, and not by its index in the code.
 */
public final class DroppedAnswers {

  private DroppedAnswers() {}

  /**
   * Whether a class has such a call on a line of a method, and on that line no other call of the
   * same name whose answer is looked at.
   *
   * @param called the name of the method that is called
   */
  public static boolean areDropped(
      Class<?> type, String method, String descriptor, int line, String called) {
    try (InputStream classFile = open(type)) {
      if (classFile == null) {
        return false;
      }
      Calls calls = new Calls(line, called);
      ClassFiles.reader(classFile.readAllBytes())
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String methodDescriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                  return name.equals(method) && methodDescriptor.equals(descriptor) ? calls : null;
                }
              },
              ClassReader.SKIP_FRAMES);
      return calls.dropped > 0 && calls.lookedAt == 0;
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return false;
    }
  }

  static @Nullable InputStream open(Class<?> type) {
    String name = type.getName();
    return type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class");
  }

  /** Counts the calls of one method on one line. */
  private static final class Calls extends MethodVisitor {
    private final int line;
    private final String called;
    private int currentLine;
    private boolean justCalled;
    private int dropped;
    private int lookedAt;

    Calls(int line, String called) {
      super(Opcodes.ASM9);
      this.line = line;
      this.called = called;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      currentLine = number;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String callDescriptor, boolean isInterface) {
      next();
      justCalled = currentLine == line && name.equals(called);
    }

    @Override
    public void visitInsn(int opcode) {
      if (justCalled && opcode == Opcodes.POP) {
        justCalled = false;
        dropped++;
      }
      next();
    }

    private void next() {
      if (justCalled) {
        lookedAt++;
      }
      justCalled = false;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      next();
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      next();
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String fieldDescriptor) {
      next();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      next();
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      next();
    }

    @Override
    public void visitLdcInsn(Object value) {
      next();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name,
        String callDescriptor,
        org.objectweb.asm.Handle bootstrap,
        Object... arguments) {
      next();
    }
  }
}

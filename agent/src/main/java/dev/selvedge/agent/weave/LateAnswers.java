package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads from a class file whether a method that has caught an exception may still answer the
 * interrupt that has caused it: it interrupts a thread, as one does to set its own flag again, or
 * the catch block may throw what it has caught, as it is or in another exception.
 */
public final class LateAnswers {

  private LateAnswers() {}

  /**
   * Whether there is such code in a method of a class.
   *
   * @param descriptor of the method
   * @param line the first of the catch block
   */
  public static boolean areIn(Class<?> type, String method, String descriptor, int line) {
    try (InputStream classFile = DroppedAnswers.open(type)) {
      if (classFile == null) {
        return false;
      }
      Search search = new Search(line);
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
                  return name.equals(method) && methodDescriptor.equals(descriptor) ? search : null;
                }
              },
              ClassReader.SKIP_FRAMES);
      return search.found;
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return false;
    }
  }

  private static final class Search extends MethodVisitor {
    private static final int NONE = -1;

    private final int line;
    private final Set<Label> handlers = new HashSet<>();
    private int currentLine;
    private boolean atHandler;

    /** Where the catch block keeps what it has caught. */
    private int caught = NONE;

    /** Whether that was loaded, and may be about to be thrown. */
    private boolean loaded;

    private boolean found;

    Search(int line) {
      super(Opcodes.ASM9);
      this.line = line;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      handlers.add(handler);
    }

    @Override
    public void visitLabel(Label label) {
      atHandler |= handlers.contains(label);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      currentLine = number;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      if (opcode == Opcodes.ASTORE && atHandler && currentLine == line) {
        caught = variable;
      }
      atHandler = false;
      loaded = opcode == Opcodes.ALOAD ? loaded || variable == caught : loaded && !isStore(opcode);
    }

    private static boolean isStore(int opcode) {
      return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      atHandler = false;
      found |= called.equals("interrupt") && descriptor.equals("()V");
    }

    @Override
    public void visitInsn(int opcode) {
      atHandler = false;
      found |= opcode == Opcodes.ATHROW && loaded;
      if (opcode == Opcodes.POP || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
        loaded = false;
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      atHandler = false;
      loaded = false;
    }
  }
}

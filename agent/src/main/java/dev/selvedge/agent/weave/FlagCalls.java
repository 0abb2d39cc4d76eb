package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads from a class file whether a method interrupts a thread, as one does to restore its flag.
 */
public final class FlagCalls {

  private FlagCalls() {}

  /** Whether a method of a class calls a method {@code interrupt} without arguments. */
  public static boolean areIn(Class<?> type, String method, String descriptor) {
    try (InputStream classFile = DroppedAnswers.open(type)) {
      if (classFile == null) {
        return false;
      }
      Search search = new Search(method, descriptor);
      ClassFiles.reader(classFile.readAllBytes())
          .accept(search, org.objectweb.asm.ClassReader.SKIP_FRAMES);
      return search.found;
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return false;
    }
  }

  private static final class Search extends ClassVisitor {
    private final String method;
    private final String descriptor;
    private boolean found;

    Search(String method, String descriptor) {
      super(Opcodes.ASM9);
      this.method = method;
      this.descriptor = descriptor;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String methodDescriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!name.equals(method) || !methodDescriptor.equals(descriptor)) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String callDescriptor, boolean isInterface) {
          found |= called.equals("interrupt") && callDescriptor.equals("()V");
        }
      };
    }
  }
}

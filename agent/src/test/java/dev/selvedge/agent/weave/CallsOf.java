package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The calls in a class file, as {@code owner.method(types)type}. */
final class CallsOf {

  private CallsOf() {}

  static List<String> classFile(byte[] classFile) {
    return methods(classFile).values().stream().flatMap(List::stream).toList();
  }

  /** The calls by method, which is named with its descriptor. */
  static Map<String, List<String>> methods(byte[] classFile) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                List<String> inside = new ArrayList<>();
                calls.put(name + descriptor, inside);
                return new Collecting(inside);
              }
            },
            0);
    return calls;
  }

  private static final class Collecting extends MethodVisitor {
    private final List<String> calls;

    Collecting(List<String> calls) {
      super(Opcodes.ASM9);
      this.calls = calls;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      calls.add(owner + "." + name + descriptor);
    }
  }
}

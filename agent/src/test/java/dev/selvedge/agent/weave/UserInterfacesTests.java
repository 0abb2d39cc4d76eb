package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is woven into a toolkit that is made up; that of JavaFX itself is among the cases. */
class UserInterfacesTests {

  @Test
  void areTheToolkitOfJavaFx() {
    assertThat(UserInterfaces.maybe("com/sun/javafx/tk/Toolkit")).isTrue();
    assertThat(UserInterfaces.maybe("com/acme/Toolkit")).isFalse();
  }

  @Test
  void areWovenWhereTheyAreToldTheirThread() {
    assertThat(UserInterfaces.weave(toolkit("setFxUserThread"))).isNotNull();
    assertThat(UserInterfaces.weave(toolkit("somethingElse"))).isNull();
  }

  private static byte[] toolkit(String method) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17, 0, "com/sun/javafx/tk/Toolkit", null, "java/lang/Object", new String[0]);
    MethodVisitor set =
        writer.visitMethod(
            Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC,
            method,
            "(Ljava/lang/Thread;)V",
            null,
            null);
    set.visitCode();
    set.visitInsn(Opcodes.RETURN);
    set.visitMaxs(0, 1);
    set.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

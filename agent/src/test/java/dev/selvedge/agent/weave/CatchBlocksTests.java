package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which catch blocks tell what they catch, in classes that the JVM verifies and runs. */
class CatchBlocksTests {

  private static final String CAUGHT =
      "dev/selvedge/agent/sensor/task/Interrupts.caught(Ljava/lang/Object;)V";

  @Test
  void areThoseThatAnExceptionOfAnInterruptMayReach() throws Exception {
    assertThat(calls(CatchingTestCases.class, "interrupted")).isEqualTo(1);
    assertThat(calls(CatchingTestCases.class, "anything")).isEqualTo(1);
    assertThat(calls(CatchingTestCases.class, "severalAtOnce")).isEqualTo(1);
    assertThat(calls(CatchingTestCases.class, "oneAfterTheOther")).isEqualTo(2);
    assertThat(calls(CatchingTestCases.class, "ownException")).isEqualTo(1);
    assertThat(run(CatchingTestCases.class)).isEqualTo("caught 5");
  }

  @Test
  void areNotThoseThatItCannotReach() {
    assertThat(calls(CatchingTestCases.class, "numbers")).isZero();
    assertThat(CatchBlocks.weave(WovenClass.fileOf(NotCatchingTestCases.class))).isNull();
  }

  @Test
  void areNotThoseThatThrowItOn() {
    assertThat(calls(CatchingTestCases.class, "locked")).isZero();
    assertThat(calls(CatchingTestCases.class, "cleaned")).isZero();
  }

  @Test
  void areThoseOfAFinallyThatReturns() {
    assertThat(calls(CatchingTestCases.class, "dropped")).isEqualTo(1);
  }

  @Test
  void areWovenAlsoInClassesOfOldWithoutFrames() {
    byte[] woven = CatchBlocks.weave(old());

    assertThat(CallsOf.classFile(woven == null ? new byte[0] : woven)).contains(CAUGHT);
    assertThat(WovenClass.load("com.acme.Old", woven == null ? new byte[0] : woven)).isNotNull();
  }

  @Test
  void areThoseOfSubtasksInTheJdk() {
    assertThat(CatchBlocks.concernsJdk("java/util/concurrent/StructuredTaskScopeImpl$SubtaskImpl"))
        .isTrue();
    assertThat(CatchBlocks.concernsJdk("java/util/concurrent/FutureTask")).isFalse();
  }

  private static long calls(Class<?> type, String method) {
    byte[] woven = CatchBlocks.weave(WovenClass.fileOf(type));
    return woven == null
        ? 0
        : CallsOf.methods(woven).entrySet().stream()
            .filter(each -> each.getKey().startsWith(method + "("))
            .map(each -> each.getValue())
            .flatMap(List::stream)
            .filter(CAUGHT::equals)
            .count();
  }

  private static @Nullable Object run(Class<?> type) throws Exception {
    byte[] woven = CatchBlocks.weave(WovenClass.fileOf(type));
    Class<?> loaded = WovenClass.load(type.getName(), woven == null ? new byte[0] : woven);
    return ((Callable<?>) loaded.getDeclaredConstructor().newInstance()).call();
  }

  /** A class as a compiler of Java 5 made it. */
  private static byte[] old() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "com/acme/Old", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitCode();
    method.visitTryCatchBlock(start, end, handler, "java/lang/Exception");
    method.visitLabel(start);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    method.visitLabel(end);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(handler);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

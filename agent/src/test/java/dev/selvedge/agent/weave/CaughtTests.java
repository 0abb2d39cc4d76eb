package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A method whose catch blocks are woven does what it did, and the sensor is told what it caught.
 */
class CaughtTests {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/selvedge/agent/weave/CaughtTestCases.java");
  private final InterruptedException interrupted = new InterruptedException("x");

  @BeforeEach
  void reset() {
    CatchingSensor.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "constructor, made of x1",
    "simple, x",
    "variables, 'x123.04.0c5[[6]]seventrue'",
    "inALoop, x41.0",
    "whileMaking, x!",
    "withFinally, x",
    "returnsInFinally, finally",
    "locked, xtrue",
    "throwsOn, wrapped x",
    "ofAnObjectItself, of x"
  })
  void tellsWhatIsCaughtAndDoesWhatItDid(String method, String expected) throws Exception {
    assertThat(call(CaughtTestCases.class, method, interrupted)).isEqualTo(expected);
    assertThat(CatchingSensor.TOLD).isEmpty();

    assertThat(call(woven(), method, interrupted)).isEqualTo(expected);
    assertThat(CatchingSensor.TOLD).first().isSameAs(interrupted);
    assertThat(CatchingSensor.LINES).isSubsetOf(lines(method)).containsAll(lines(method));
  }

  @Test
  void tellsNothingWhereNothingIsThrown() throws Exception {
    assertThat(call(woven(), "simple", null)).isEqualTo("done");
    assertThat(CatchingSensor.TOLD).isEmpty();
  }

  /** What the sensor throws is cleaned up after. */
  @Test
  void leavesWhatCoversACatchBlockInPlace() throws Exception {
    Class<?> woven = woven();
    List<?> log = (List<?>) field(woven, "LOG");
    CatchingSensor.fail();

    assertThatThrownBy(() -> call(woven, "withFinally", interrupted)).hasMessage("of the sensor");
    assertThat(log).hasToString("[finally]");

    CatchingSensor.fail();
    assertThatThrownBy(() -> call(woven, "locked", interrupted)).hasMessage("of the sensor");
    assertThat(Thread.holdsLock(log)).isFalse();
  }

  /** As those of Java 5: the JVM knows what lies where without being told. */
  @Test
  void weavesAClassWithoutFramesAndLines() throws Exception {
    byte[] old = made(Opcodes.V1_5, 0);
    Class<?> woven =
        WovenClass.load(
            CaughtTestCases.class.getName(),
            Objects.requireNonNull(CatchBlocks.weave(old, CatchingSensor.NAME)));

    assertThat(call(woven, "simple", interrupted)).isSameAs(interrupted);
    assertThat(CatchingSensor.TOLD).containsExactly(interrupted);
  }

  @Test
  void weavesAMethodThatIsNearlyAsLongAsOneCanBe() throws Exception {
    byte[] large = made(Opcodes.V1_5, 65_000);
    Class<?> woven =
        WovenClass.load(
            CaughtTestCases.class.getName(),
            Objects.requireNonNull(CatchBlocks.weave(large, CatchingSensor.NAME)));

    assertThat(call(woven, "simple", interrupted)).isSameAs(interrupted);
    assertThat(CatchingSensor.TOLD).containsExactly(interrupted);
  }

  @Test
  void refusesAMethodThatWouldBeTooLong() {
    byte[] large = made(Opcodes.V1_5, 65_526);

    assertThatThrownBy(() -> CatchBlocks.weave(large, CatchingSensor.NAME))
        .isInstanceOf(MethodTooLargeException.class);
  }

  private static Class<?> woven() {
    return WovenClass.load(
        CaughtTestCases.class.getName(),
        Objects.requireNonNull(
            CatchBlocks.weave(WovenClass.fileOf(CaughtTestCases.class), CatchingSensor.NAME)));
  }

  private static Object call(Class<?> type, String method, @Nullable Exception thrown)
      throws Exception {
    Method called = type.getDeclaredMethod(method, Callable.class);
    called.setAccessible(true);
    Callable<String> action =
        () -> {
          if (thrown != null) {
            throw thrown;
          }
          return "done";
        };
    try {
      return called.invoke(null, action);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static Object field(Class<?> type, String name) throws Exception {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  private static List<Integer> lines(String method) throws IOException {
    List<String> source = Files.readAllLines(SOURCE);
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).endsWith("// CAUGHT " + method)) {
        lines.add(i + 1);
      }
    }
    return lines;
  }

  /** A method that returns what it catches, with so many instructions before that do nothing. */
  private static byte[] made(int version, int length) {
    String name = CaughtTestCases.class.getName().replace('.', '/');
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_STATIC,
            "simple",
            "(Ljava/util/concurrent/Callable;)Ljava/lang/Object;",
            null,
            null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, "java/lang/InterruptedException");
    method.visitCode();
    method.visitLabel(start);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        "java/util/concurrent/Callable",
        "call",
        "()Ljava/lang/Object;",
        true);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(end);
    method.visitLabel(handler);
    for (int i = 0; i < length; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

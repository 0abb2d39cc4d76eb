package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.EventLoops;
import java.io.File;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Calls of native methods, rewritten in classes that are loaded and run. */
class CallSiteWeaverTests {

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    EventLoops.named(List.of("loop"));
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            Frame called =
                call.frames().stream()
                    .filter(frame -> frame.element().isNativeMethod())
                    .findFirst()
                    .orElseThrow();
            told.add(call.kind() + " " + called.publicName());
            return call;
          }

          @Override
          public void ended(Object begun, long nanos) {}
        });
  }

  @AfterEach
  void stop() {
    Blocking.stop();
    EventLoops.named(List.of());
  }

  @Test
  void areSleepsHoweverTheyAreCalled() throws Exception {
    assertThat(run(CallSiteTestCases.Sleeping.class)).isEqualTo("slept loop");

    assertThat(told).containsOnly(WaitKind.SLEEP + " java.lang.Thread.sleep").hasSize(2);
  }

  @Test
  void areSleepsThatAClassInheritsFromThread() throws Exception {
    run(CallSiteTestCases.Worker.class);

    assertThat(told).containsExactly(WaitKind.SLEEP + " java.lang.Thread.sleep");
  }

  @Test
  void areWaitsHoweverTheyAreCalled() throws Exception {
    run(CallSiteTestCases.Waiting.class);

    assertThat(told).containsOnly(WaitKind.PARK + " java.lang.Object.wait").hasSize(4);
  }

  @Test
  void areWaitsWhicheverClassTheCompilerNames() {
    assertThat(calls(Opcodes.INVOKEVIRTUAL, "com/acme/Own"))
        .containsExactly("dev/selvedge/agent/sensor/CallSites.wait(Ljava/lang/Object;J)V");
  }

  @Test
  void areNotCallsOfTheSuperclass() {
    assertThat(calls(Opcodes.INVOKESPECIAL, "java/lang/Object"))
        .containsExactly("java/lang/Object.wait(J)V");
  }

  @Test
  void areOperationsOfFiles() throws Exception {
    File file = File.createTempFile("selvedge", null);
    file.deleteOnExit();
    System.setProperty(CallSiteTestCases.FILE, file.toString());

    run(CallSiteTestCases.Files.class);

    assertThat(told)
        .containsExactly(
            WaitKind.FILE + " java.io.RandomAccessFile.setLength",
            WaitKind.FILE + " java.io.RandomAccessFile.length",
            WaitKind.FILE + " java.io.FileDescriptor.sync");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CallSiteTestCases.OwnSleep.class,
        CallSiteTestCases.OwnSleepInThread.class,
        CallSiteTestCases.Untouched.class
      })
  void areNotMethodsThatMerelyHaveTheName(Class<?> type) {
    assertThat(CallSiteWeaver.weave(WovenClass.fileOf(type))).isNull();
  }

  @Test
  void areRewrittenInTheFewClassesOfTheJdkThatWaitForTheirCallers() {
    assertThat(CallSiteWeaver.concernsJdk("java/io/PipedInputStream")).isTrue();
    assertThat(CallSiteWeaver.concernsJdk("java/lang/String")).isFalse();
  }

  @Test
  void areNeededWhereTheJdkHasTheMethodsAsNativeOnes() {
    assertThat(CallSiteWeaver.isNeeded(17)).isTrue();
    assertThat(CallSiteWeaver.isNeeded(20)).isTrue();
    assertThat(CallSiteWeaver.isNeeded(21)).isFalse();
  }

  /** What a method calls that waited by this instruction, once it is woven. */
  private static List<String> calls(int opcode, String owner) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, 0, "com/acme/Own", null, "java/lang/Object", new String[0]);
    MethodVisitor method = writer.visitMethod(0, "pause", "()V", null, new String[0]);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.LCONST_1);
    method.visitMethodInsn(opcode, owner, "wait", "(J)V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return CallsOf.classFile(Objects.requireNonNull(CallSiteWeaver.weave(writer.toByteArray())));
  }

  /** Weaves a class, and calls an object of it on an event loop thread. */
  private static Object run(Class<?> type) throws Exception {
    byte[] woven = Objects.requireNonNull(CallSiteWeaver.weave(WovenClass.fileOf(type)));
    Constructor<?> constructor = WovenClass.load(type.getName(), woven).getDeclaredConstructor();
    constructor.setAccessible(true);
    FutureTask<?> task = new FutureTask<>((Callable<?>) constructor.newInstance());
    new Thread(task, "loop").start();
    return task.get();
  }
}

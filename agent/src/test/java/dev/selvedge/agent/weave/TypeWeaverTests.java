package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which methods of a class are woven. */
class TypeWeaverTests {

  private static final int MAJOR = 7;
  private static final byte OF_A_JDK_TO_COME = 120;

  private final byte[] classFile = WovenClass.fileOf(MatchTestCases.class);

  @BeforeEach
  void reset() {
    RecordingSensor.reset();
  }

  @Test
  void areAllOverloadsThatHaveCode() {
    assertThat(woven(RecordingSensor.hook("read")))
        .containsExactly("read()V", "read(I)V", "read(Ljava/lang/String;I)V");
  }

  @Test
  void areTheOverloadsThatTheHookWants() {
    assertThat(woven(RecordingSensor.hook("read").where("(Ljava/lang/String;")))
        .containsExactly("read(Ljava/lang/String;I)V");
    assertThat(woven(RecordingSensor.hook("read").where("()"))).containsExactly("read()V");
  }

  @Test
  void areAllPublicOnes() {
    assertThat(woven(RecordingSensor.hook(Hook.ANY)))
        .containsExactly("read()V", "read(I)V", "write()V");
  }

  @Test
  void areNeitherAbstractNorNativeNorConstructors() {
    assertThat(woven(RecordingSensor.hook("abstracted"))).isEmpty();
    assertThat(woven(RecordingSensor.hook("natively"))).isEmpty();
    assertThat(woven(RecordingSensor.hook("<init>"))).isEmpty();
    assertThat(woven(RecordingSensor.hook("<clinit>"))).isEmpty();
  }

  @Test
  void areWovenByTheFirstHookThatFits() {
    Hook first = RecordingSensor.hook("read").where("(I)");
    Hook second = RecordingSensor.hook("read");
    Hook never = RecordingSensor.hook("read").where("()");

    assertThat(TypeWeaver.weave(classFile, List.of(first, second, never)).attached())
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void areFoundWithoutBeingWovenToo() {
    Hook read = RecordingSensor.hook("read");
    Hook missing = RecordingSensor.hook("missing");

    assertThat(TypeWeaver.match(classFile, List.of(read, missing))).containsExactly(read);
    assertThat(TypeWeaver.weave(classFile, List.of(read, missing)).attached())
        .containsExactly(read);
  }

  @Test
  void areWovenInAClassFileThatIsNewerThanWhatIsKnown() {
    byte[] newer = classFile.clone();
    newer[MAJOR] = OF_A_JDK_TO_COME;
    Hook read = RecordingSensor.hook("read");

    TypeWeaver.Woven woven = TypeWeaver.weave(newer, List.of(read));

    assertThat(woven.attached()).containsExactly(read);
    assertThat(woven.bytes()[MAJOR]).isEqualTo(OF_A_JDK_TO_COME);
    assertThat(TypeWeaver.match(newer, List.of(read))).containsExactly(read);
    assertThat(newer[MAJOR]).as("the class file given is left alone").isEqualTo(OF_A_JDK_TO_COME);
    woven.bytes()[MAJOR] = classFile[MAJOR];
    assertThat(WovenClass.load(MatchTestCases.class.getName(), woven.bytes())).isNotNull();
  }

  @Test
  void areWovenInAClassFileOfAnOldCompiler() {
    byte[] old = old();

    byte[] woven = TypeWeaver.weave(old, List.of(RecordingSensor.hook("read"))).bytes();

    assertThat(woven[MAJOR]).isEqualTo((byte) Opcodes.V1_5);
    assertThat(WovenClass.load("com.acme.Old", woven)).hasDeclaredMethods("read");
  }

  /** The methods in which a hook calls the sensor. */
  private Set<String> woven(Hook hook) {
    Map<String, List<String>> calls =
        CallsOf.methods(TypeWeaver.weave(classFile, List.of(hook)).bytes());
    return calls.keySet().stream()
        .filter(
            method ->
                calls.get(method).stream().anyMatch(call -> call.startsWith(RecordingSensor.NAME)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] old() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_5, Opcodes.ACC_PUBLIC, "com/acme/Old", null, "java/lang/Object", new String[0]);
    MethodVisitor read =
        writer.visitMethod(Opcodes.ACC_STATIC, "read", "(I)I", null, new String[0]);
    read.visitCode();
    read.visitVarInsn(Opcodes.ILOAD, 0);
    read.visitInsn(Opcodes.IRETURN);
    read.visitMaxs(0, 0);
    read.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Methods of which some are to be woven. */
  @SuppressWarnings("unused")
  abstract static class MatchTestCases {

    static int initialised = 7;

    public void read() {}

    public void read(int n) {}

    protected void read(String text, int n) {}

    public void write() {}

    void hidden() {}

    public abstract void abstracted();

    public native void natively();
  }
}

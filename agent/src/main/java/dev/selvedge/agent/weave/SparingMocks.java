package dev.selvedge.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method that is woven for all objects but mocks: {@code if (Mocks.isOne(this)) { body } else {
 * woven body }}. Needed where Mockito's agent stands before this one on the command line, and so
 * has put its own code inside of the hooks.
 */
final class SparingMocks extends MethodVisitor {

  private static final String DISPATCHER =
      "org/mockito/internal/creation/bytebuddy/inject/MockMethodDispatcher";

  private static final byte[] MOCKITO = DISPATCHER.getBytes(StandardCharsets.US_ASCII);

  private static final String SENSOR = "dev/selvedge/agent/sensor/Mocks";

  private final ClassReader reader;
  private final String owner;
  private final String name;
  private final String descriptor;
  private final MethodVisitor target;

  /**
   * @param reader of the class that has the method
   * @param target what writes the method
   * @param woven what weaves it, and then writes it to the same
   */
  SparingMocks(
      ClassReader reader,
      String owner,
      String name,
      String descriptor,
      MethodVisitor target,
      MethodVisitor woven) {
    super(Opcodes.ASM9, woven);
    this.reader = reader;
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.target = target;
  }

  /** Whether Mockito has put its code into a class. */
  static boolean areIn(byte[] classFile) {
    return ClassFiles.holds(classFile, MOCKITO);
  }

  /**
   * Whether a call in a constructor turns what is being made into a mock. The constructor then
   * returns, and has done nothing of its own.
   */
  static boolean makesOne(String calledType, String called) {
    return called.equals("handleConstruction") && calledType.equals(DISPATCHER);
  }

  /** Whether the object of a method can be asked about at its beginning. */
  static boolean canBeAskedIn(int access, String name) {
    return (access & Opcodes.ACC_STATIC) == 0 && name.charAt(0) != '<';
  }

  @Override
  public void visitCode() {
    Label real = new Label();
    target.visitCode();
    target.visitVarInsn(Opcodes.ALOAD, 0);
    target.visitMethodInsn(Opcodes.INVOKESTATIC, SENSOR, "isOne", "(Ljava/lang/Object;)Z", false);
    target.visitJumpInsn(Opcodes.IFEQ, real);
    reader.accept(new TheMethod(), ClassReader.EXPAND_FRAMES);
    target.visitLabel(real);
    Object[] locals = locals();
    target.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    // The body may begin with a frame of its own, of which there can be one at each place.
    target.visitInsn(Opcodes.NOP);
    super.visitCode();
  }

  /** What stands in the local variables where a method begins. */
  private Object[] locals() {
    List<Object> locals = new ArrayList<>();
    locals.add(owner);
    for (Type each : Type.getArgumentTypes(descriptor)) {
      locals.add(
          switch (each.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.ARRAY, Type.OBJECT -> each.getInternalName();
            default -> Opcodes.INTEGER;
          });
    }
    return locals.toArray();
  }

  /** Finds the method once more. */
  private final class TheMethod extends ClassVisitor {
    TheMethod() {
      super(Opcodes.ASM9);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String otherName,
        String otherDescriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return otherName.equals(name) && otherDescriptor.equals(descriptor) ? new Body(target) : null;
    }
  }

  /** The code of a method, without what else there is to say of it. */
  private static final class Body extends MethodVisitor {
    private final MethodVisitor code;

    Body(MethodVisitor code) {
      super(Opcodes.ASM9);
      this.code = code;
    }

    @Override
    public void visitAttribute(Attribute attribute) {}

    @Override
    public void visitCode() {
      mv = code;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      mv = null;
    }
  }
}

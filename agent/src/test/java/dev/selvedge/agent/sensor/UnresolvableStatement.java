package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class of JDBC with a method whose signature names a class that is not there. */
final class UnresolvableStatement {

  static final String NAME = "com.acme.UnresolvableStatement";

  private static final String OBJECT = "java/lang/Object";
  private static final String SUPPLIER = "java/util/function/Supplier";
  private static final String DESCRIPTOR = "(Lcom/acme/Missing;L" + SUPPLIER + ";)V";

  private UnresolvableStatement() {}

  /** What the supplier answers when it is called from inside of that method. */
  static List<Frame> callThrough(Supplier<List<Frame>> action) throws Exception {
    Answer answer = new Answer(action);
    // Looking up a method would already fail.
    @SuppressWarnings("unchecked")
    Consumer<Object> statement =
        (Consumer<Object>)
            MadeUpClass.define(NAME, classFile(), null).getDeclaredConstructor().newInstance();
    statement.accept(answer);
    return answer.frames;
  }

  private static byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = NAME.replace('.', '/');
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC,
        name,
        null,
        OBJECT,
        new String[] {"java/sql/Wrapper", "java/util/function/Consumer"});
    MethodVisitor constructor = method(writer, "<init>", "()V");
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    end(constructor);
    MethodVisitor call = method(writer, "accept", "(L" + OBJECT + ";)V");
    call.visitVarInsn(Opcodes.ALOAD, 0);
    call.visitInsn(Opcodes.ACONST_NULL);
    call.visitVarInsn(Opcodes.ALOAD, 1);
    call.visitTypeInsn(Opcodes.CHECKCAST, SUPPLIER);
    call.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "isWrapperFor", DESCRIPTOR, false);
    end(call);
    MethodVisitor inner = method(writer, "isWrapperFor", DESCRIPTOR);
    inner.visitVarInsn(Opcodes.ALOAD, 2);
    inner.visitMethodInsn(Opcodes.INVOKEINTERFACE, SUPPLIER, "get", "()L" + OBJECT + ";", true);
    inner.visitInsn(Opcodes.POP);
    end(inner);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, new String[0]);
    method.visitCode();
    return method;
  }

  private static void end(MethodVisitor method) {
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static final class Answer implements Supplier<Object> {
    private final Supplier<List<Frame>> action;
    private List<Frame> frames = List.of();

    private Answer(Supplier<List<Frame>> action) {
      this.action = action;
    }

    @Override
    public Object get() {
      frames = action.get();
      return frames;
    }
  }
}

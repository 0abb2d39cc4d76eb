package dev.selvedge.agent.weave;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites calls of blocking methods that are native on this JVM, and which therefore cannot be
 * woven themselves, into calls of {@code CallSites}. Classes that do not make such a call, as their
 * constant pools tell, are left alone.
 */
final class CallSiteWeaver {

  private static final String THREAD = "java/lang/Thread";
  private static final String SLEEP = "sleep";
  private static final String CALL_SITES = "dev/selvedge/agent/sensor/CallSites";
  private static final int CONSTANT_METHOD_REF = 10;
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  /** Where among the arguments of that factory the referenced method stands. */
  private static final int REFERENCED = 1;

  /** From the native method to the one that stands in for it. */
  private static final Map<String, String> CALLS =
      Map.of(
          "java/lang/Thread.sleep(J)V", "(J)V",
          "*.wait(J)V", "(Ljava/lang/Object;J)V",
          "java/io/FileDescriptor.sync()V", "(Ljava/io/FileDescriptor;)V",
          "java/io/RandomAccessFile.length()J", "(Ljava/io/RandomAccessFile;)J",
          "java/io/RandomAccessFile.setLength(J)V", "(Ljava/io/RandomAccessFile;J)V");

  /** The classes of the JDK whose own calls of these methods make their callers wait. */
  private static final Set<String> IN_JDK =
      Set.of("java/io/PipedInputStream", "java/io/PipedReader", "java/lang/ref/ReferenceQueue");

  private CallSiteWeaver() {}

  /** Whether a class of the JDK is to be rewritten too. */
  static boolean concernsJdk(String internalName) {
    return IN_JDK.contains(internalName);
  }

  /** Whether this JDK has them as native methods. */
  static boolean isNeeded(int jdk) {
    return jdk < 21;
  }

  /** The rewritten class, or null if there is nothing to rewrite. */
  static byte @Nullable [] weave(byte[] classFile) {
    ClassReader reader = ClassFiles.reader(classFile);
    String heir = inheritsSleep(reader) ? reader.getClassName() : "";
    if (!mentions(reader, heir)) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new Calls(
                super.visitMethod(access, name, descriptor, signature, exceptions), heir);
          }
        },
        0);
    return ClassFiles.bytes(writer, classFile);
  }

  /**
   * Whether a plain {@code sleep(1)} in this class is that of {@code Thread}, which then is called
   * by the name of the class.
   */
  private static boolean inheritsSleep(ClassReader reader) {
    if (!THREAD.equals(reader.getSuperName())) {
      return false;
    }
    Set<String> own = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            own.add(name + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return !own.contains(SLEEP + "(J)V");
  }

  private static boolean mentions(ClassReader reader, String heir) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset == 0 || reader.readByte(offset - 1) != CONSTANT_METHOD_REF) {
        continue;
      }
      int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
      String method = reader.readUTF8(nameAndType, buffer);
      String descriptor = reader.readUTF8(nameAndType + 2, buffer);
      if (standIn(reader.readClass(offset, buffer), method, descriptor, heir) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String standIn(
      String owner, String name, String descriptor, String heir) {
    // Object.wait is final, so that whatever class is named, it is Object's.
    String method = name + descriptor;
    if (method.equals("wait(J)V")) {
      return CALLS.get("*." + method);
    }
    boolean inherited = name.equals(SLEEP) && owner.equals(heir);
    return CALLS.get((inherited ? THREAD : owner) + "." + method);
  }

  private static final class Calls extends MethodVisitor {

    private final String heir;

    Calls(MethodVisitor next, String heir) {
      super(Opcodes.ASM9, next);
      this.heir = heir;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String standIn = standIn(owner, name, descriptor, heir);
      // A call to the own superclass is left: its receiver may not be an initialised object.
      if (standIn == null || opcode == Opcodes.INVOKESPECIAL) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, CALL_SITES, name, standIn, false);
      }
    }

    /** A method reference, as {@code Thread::sleep}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (bootstrap.getOwner().equals(LAMBDAS)
          && arguments[REFERENCED] instanceof Handle handle
          && handle.getTag() != Opcodes.H_INVOKESPECIAL) {
        String standIn = standIn(handle.getOwner(), handle.getName(), handle.getDesc(), heir);
        if (standIn != null) {
          arguments[REFERENCED] =
              new Handle(Opcodes.H_INVOKESTATIC, CALL_SITES, handle.getName(), standIn, false);
          super.visitInvokeDynamicInsn(name, bound(descriptor, standIn), bootstrap, arguments);
          return;
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    /**
     * The receiver of {@code lock::wait}, if any, as the stand-in takes it: the types must match.
     */
    private static String bound(String descriptor, String standIn) {
      Type[] captured = Type.getArgumentTypes(descriptor);
      if (captured.length > 0) {
        captured[0] = Type.getArgumentTypes(standIn)[0];
      }
      return Type.getMethodDescriptor(Type.getReturnType(descriptor), captured);
    }
  }
}

package dev.selvedge.agent.weave;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites calls of blocking methods that are native on this JVM, and which therefore cannot be
 * woven themselves, into calls of {@code CallSites}. Classes that do not make such a call, as their
 * constant pools tell, are left alone.
 */
final class CallSiteWeaver {

  private static final String CALL_SITES = "dev/selvedge/agent/sensor/CallSites";
  private static final int CONSTANT_METHOD_REF = 10;

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
    if (!mentions(reader)) {
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
            return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
          }
        },
        0);
    return ClassFiles.bytes(writer, classFile);
  }

  private static boolean mentions(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset == 0 || reader.readByte(offset - 1) != CONSTANT_METHOD_REF) {
        continue;
      }
      int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
      String method = reader.readUTF8(nameAndType, buffer);
      String descriptor = reader.readUTF8(nameAndType + 2, buffer);
      if (standIn(reader.readClass(offset, buffer), method, descriptor) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String standIn(String owner, String name, String descriptor) {
    // Object.wait is final, so that whatever class is named, it is Object's.
    String method = name + descriptor;
    return CALLS.get(method.equals("wait(J)V") ? "*." + method : owner + "." + method);
  }

  private static final class Calls extends MethodVisitor {

    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String standIn = standIn(owner, name, descriptor);
      // A call to the own superclass is left: its receiver may not be an initialised object.
      if (standIn == null || opcode == Opcodes.INVOKESPECIAL) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, CALL_SITES, name, standIn, false);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] rewritten = Arrays.stream(arguments).map(Calls::rewritten).toArray();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, rewritten);
    }

    /** A method reference, as {@code Thread::sleep}. */
    private static Object rewritten(Object argument) {
      if (argument instanceof Handle handle) {
        String standIn = standIn(handle.getOwner(), handle.getName(), handle.getDesc());
        if (standIn != null && handle.getTag() != Opcodes.H_INVOKESPECIAL) {
          return new Handle(Opcodes.H_INVOKESTATIC, CALL_SITES, handle.getName(), standIn, false);
        }
      }
      return argument;
    }
  }
}

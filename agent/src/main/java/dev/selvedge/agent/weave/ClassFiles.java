package dev.selvedge.agent.weave;

import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Reads class files, also those of a JDK that is newer than the ASM inside: what a new version adds
 * hardly ever concerns the methods that are woven, and one that does is refused by the JVM, which
 * keeps the class as it was.
 */
final class ClassFiles {

  private static final int NEWEST_KNOWN = Opcodes.V27;
  private static final int MAJOR_HIGH = 6;
  private static final int MAJOR_LOW = 7;
  private static final int POOL = 8;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  private ClassFiles() {}

  static ClassReader reader(byte[] classFile) {
    if (major(classFile) <= NEWEST_KNOWN) {
      return new ClassReader(classFile);
    }
    byte[] older = classFile.clone();
    setMajor(older, NEWEST_KNOWN);
    return new ClassReader(older);
  }

  /** What the writer wrote, in the version that the original has. */
  static byte[] bytes(ClassWriter writer, byte[] original) {
    byte[] bytes = writer.toByteArray();
    setMajor(bytes, major(original));
    return bytes;
  }

  private static int major(byte[] classFile) {
    return unsignedShort(classFile, MAJOR_HIGH);
  }

  private static void setMajor(byte[] classFile, int major) {
    classFile[MAJOR_HIGH] = (byte) (major >>> 8);
    classFile[MAJOR_LOW] = (byte) major;
  }

  /**
   * Whether the constant pool of a class holds this text, of plain characters. Asked of each class
   * that is loaded, so that nothing is made of it.
   */
  static boolean holds(byte[] classFile, byte[] text) {
    int at = POOL + 2;
    int count = unsignedShort(classFile, POOL);
    for (int i = 1; i < count; i++) {
      switch (classFile[at]) {
        case UTF8 -> {
          int length = unsignedShort(classFile, at + 1);
          int begin = at + 3;
          at = begin + length;
          if (length == text.length && Arrays.equals(classFile, begin, at, text, 0, text.length)) {
            return true;
          }
        }
        case LONG, DOUBLE -> {
          at += 9;
          i++;
        }
        case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> at += 3;
        case METHOD_HANDLE -> at += 4;
        default -> at += 5;
      }
    }
    return false;
  }

  private static int unsignedShort(byte[] classFile, int at) {
    return ((classFile[at] & 0xff) << 8) | (classFile[at + 1] & 0xff);
  }
}

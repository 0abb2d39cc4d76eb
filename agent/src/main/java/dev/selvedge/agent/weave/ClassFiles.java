package dev.selvedge.agent.weave;

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
    return ((classFile[MAJOR_HIGH] & 0xff) << 8) | (classFile[MAJOR_LOW] & 0xff);
  }

  private static void setMajor(byte[] classFile, int major) {
    classFile[MAJOR_HIGH] = (byte) (major >>> 8);
    classFile[MAJOR_LOW] = (byte) major;
  }
}

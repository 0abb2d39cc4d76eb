package dev.selvedge.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * The exception tables of a class, read where they stand: which entries lead to a block that an
 * exception of an interrupt may reach and may not leave again. Most classes have none, and are not
 * parsed any further.
 */
final class ExceptionTables {

  private static final byte[] CODE = "Code".getBytes(StandardCharsets.UTF_8);
  private static final byte[] JAVA = "java/".getBytes(StandardCharsets.UTF_8);
  private static final int UTF8 = 1;

  /** Which of the JDK's exceptions are, or may have been caused by, what an interrupt throws. */
  private static final Set<String> OF_JDK =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Exception",
          "java/lang/RuntimeException",
          "java/lang/Error",
          "java/lang/AssertionError",
          "java/lang/IllegalStateException",
          "java/lang/IllegalArgumentException",
          "java/lang/InterruptedException",
          "java/lang/reflect/InvocationTargetException",
          "java/lang/reflect/UndeclaredThrowableException",
          "java/io/IOException",
          "java/io/InterruptedIOException",
          "java/io/UncheckedIOException",
          "java/nio/channels/AsynchronousCloseException",
          "java/nio/channels/ClosedByInterruptException",
          "java/nio/channels/ClosedChannelException",
          "java/security/PrivilegedActionException",
          "java/util/concurrent/CancellationException",
          "java/util/concurrent/CompletionException",
          "java/util/concurrent/ExecutionException",
          "java/sql/SQLException");

  private static final int ALOAD = 0x19;
  private static final int ALOAD_0 = 0x2a;
  private static final int ASTORE = 0x3a;
  private static final int ASTORE_0 = 0x4b;
  private static final int ASTORE_3 = 0x4e;
  private static final int WIDE = 0xc4;
  private static final int ATHROW = 0xbf;

  private final ClassReader reader;
  private final char[] buffer;

  /** By the index of a class in the constant pool whether it counts; 0 if not looked at yet. */
  private final byte[] counts;

  private final Map<Integer, BitSet> found = new HashMap<>();

  ExceptionTables(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
    this.counts = new byte[reader.getItemCount()];
  }

  /** By the number of a method in the class file the entries of its table, if there are any. */
  Map<Integer, BitSet> find() {
    int code = codeIndex();
    if (code == 0) {
      return found;
    }
    int at = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
    at = afterFields(at);
    int methods = reader.readUnsignedShort(at);
    at += 2;
    for (int method = 0; method < methods; method++) {
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (int i = 0; i < attributes; i++) {
        if (reader.readUnsignedShort(at) == code) {
          look(method, at + 6);
        }
        at += 6 + reader.readInt(at + 2);
      }
    }
    return found;
  }

  private int afterFields(int begin) {
    int at = begin + 2;
    for (int fields = reader.readUnsignedShort(begin); fields > 0; fields--) {
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (int i = 0; i < attributes; i++) {
        at += 6 + reader.readInt(at + 2);
      }
    }
    return at;
  }

  /** Where in the constant pool the name stands of the attribute that holds code; 0 if nowhere. */
  private int codeIndex() {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset != 0
          && reader.readByte(offset - 1) == UTF8
          && reader.readUnsignedShort(offset) == CODE.length
          && startsWith(offset + 2, CODE)) {
        return i;
      }
    }
    return 0;
  }

  private boolean startsWith(int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if ((byte) reader.readByte(at + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private void look(int method, int body) {
    int length = reader.readInt(body + 4);
    int code = body + 8;
    int table = code + length + 2;
    int entries = reader.readUnsignedShort(table - 2);
    BitSet some = null;
    for (int i = 0; i < entries; i++) {
      int handler = reader.readUnsignedShort(table + 8 * i + 4);
      int type = reader.readUnsignedShort(table + 8 * i + 6);
      if (type == 0 ? !isThrownOn(code + handler, code + length) : counts(type)) {
        some = some == null ? new BitSet() : some;
        some.set(i);
      }
    }
    if (some != null) {
      found.put(method, some);
    }
  }

  private boolean counts(int type) {
    if (counts[type] == 0) {
      int name = reader.getItem(reader.readUnsignedShort(reader.getItem(type)));
      boolean ofJdk = startsWith(name + 2, JAVA);
      counts[type] =
          (byte) (!ofJdk || OF_JDK.contains(reader.readUTF8(reader.getItem(type), buffer)) ? 1 : 2);
    }
    return counts[type] == 1;
  }

  /**
   * Whether a block for whatever is thrown ends by throwing it on, as those do that a compiler
   * makes for {@code finally} and {@code synchronized}. One that returns instead does not.
   */
  private boolean isThrownOn(int handler, int end) {
    int first = reader.readByte(handler) & 0xff;
    byte[] load;
    if (first >= ASTORE_0 && first <= ASTORE_3) {
      load = bytes(ALOAD_0 + first - ASTORE_0, ATHROW);
    } else if (first == ASTORE) {
      load = bytes(ALOAD, reader.readByte(handler + 1), ATHROW);
    } else if (first == WIDE) {
      load = bytes(WIDE, ALOAD, reader.readByte(handler + 2), reader.readByte(handler + 3), ATHROW);
    } else {
      // What it does with it is not known.
      return first == ATHROW;
    }
    for (int at = handler; at + load.length <= end; at++) {
      if (startsWith(at, load)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

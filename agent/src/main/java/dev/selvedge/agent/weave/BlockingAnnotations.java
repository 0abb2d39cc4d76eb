package dev.selvedge.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The annotations by which libraries declare that a method blocks, and that it does not; known by
 * their names, so that none of them is a dependency.
 */
final class BlockingAnnotations {

  private static final Set<String> BLOCKING =
      Set.of(
          "Lio/smallrye/common/annotation/Blocking;",
          "Lio/smallrye/reactive/messaging/annotations/Blocking;",
          "Lio/micronaut/core/annotation/Blocking;",
          "Lorg/jetbrains/annotations/Blocking;");

  private static final Set<String> NON_BLOCKING =
      Set.of(
          "Lio/smallrye/common/annotation/NonBlocking;",
          "Lio/micronaut/core/annotation/NonBlocking;",
          "Lorg/jetbrains/annotations/NonBlocking;");

  /** What the names of the former end in, as a constant pool holds it. */
  private static final byte[] END = "/Blocking;".getBytes(StandardCharsets.UTF_8);

  private static final int POOL = 10;
  private static final int UTF8 = 1;

  /** How long an entry of a constant pool is, by its tag; that of text without the text. */
  private static final int[] LENGTH = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private BlockingAnnotations() {}

  static boolean isBlocking(String descriptor) {
    return BLOCKING.contains(descriptor);
  }

  static boolean isNonBlocking(String descriptor) {
    return NON_BLOCKING.contains(descriptor);
  }

  /**
   * Whether a class may be annotated so: whether its constant pool has such a name. All classes of
   * the application are asked, so it makes nothing.
   */
  static boolean mentionedIn(byte[] classFile) {
    int count = unsignedShort(classFile, POOL - 2);
    int at = POOL;
    for (int i = 1; i < count && at < classFile.length; i++) {
      int tag = classFile[at];
      if (tag < 0 || tag >= LENGTH.length || LENGTH[tag] == 0) {
        return false;
      }
      int next = at + LENGTH[tag];
      if (tag == UTF8) {
        next += unsignedShort(classFile, at + 1);
        if (endsIn(classFile, at + LENGTH[UTF8], next)) {
          return true;
        }
      } else if (LENGTH[tag] == 9) {
        i++; // a long or double takes two places
      }
      at = next;
    }
    return false;
  }

  private static boolean endsIn(byte[] classFile, int from, int to) {
    return to - from > END.length
        && to <= classFile.length
        && classFile[to - 1] == ';'
        && Arrays.equals(classFile, to - END.length, to, END, 0, END.length);
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}

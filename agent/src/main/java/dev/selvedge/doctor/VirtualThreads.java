package dev.selvedge.doctor;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Virtual threads, on a JVM that has them. */
final class VirtualThreads {

  private static final @Nullable Method START = find();

  private VirtualThreads() {}

  private static @Nullable Method find() {
    // Up to 20 they are a preview.
    if (Runtime.version().feature() < 21) {
      return null;
    }
    try {
      return Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException older) {
      return null;
    }
  }

  /** Says so where there are none. */
  static Method orNotHere() throws Provocation.NotHereException {
    if (START == null) {
      throw new Provocation.NotHereException("this JVM has no virtual threads");
    }
    return START;
  }

  /** Starts one. */
  static Thread startVirtual(Runnable body) throws Exception {
    return (Thread) orNotHere().invoke(null, body);
  }
}

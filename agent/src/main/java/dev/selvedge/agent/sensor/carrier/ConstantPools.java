package dev.selvedge.agent.sensor.carrier;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What classes name in their code, as the JVM keeps it. On a JVM that does not let itself be asked,
 * each names everything. Open to Selvedge once {@link HotSpot#open} has been called.
 */
final class ConstantPools {

  private static final String METHOD_HANDLE = MethodHandle.class.getName();

  /** What a method that links an {@code invokedynamic} answers. */
  private static final String CALL_SITE = ")Ljava/lang/invoke/CallSite;";

  private final @Nullable Access access;

  ConstantPools() {
    Access opened;
    try {
      Method pool = Class.class.getDeclaredMethod("getConstantPool");
      pool.setAccessible(true);
      Class<?> type = pool.getReturnType();
      opened =
          new Access(
              pool,
              type.getMethod("getSize"),
              type.getMethod("getTagAt", int.class),
              type.getMethod("getClassAtIfLoaded", int.class),
              type.getMethod("getMemberRefInfoAt", int.class));
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      opened = null;
    }
    access = opened;
  }

  /** Whether code of a class can name another one, or inherits from it. */
  boolean refersTo(Class<?> user, Class<?> other) {
    return any(
        user,
        "CLASS",
        (jvm, pool, i) ->
            jvm.classAt.invoke(pool, i) instanceof Class<?> type && other.isAssignableFrom(type));
  }

  /**
   * Whether code of a class calls what a method handle stands for, native code for instance: itself
   * or by an {@code invokedynamic} that is not linked by the JDK, as those of lambdas are.
   */
  boolean callsMethodHandles(Class<?> user) {
    return any(
        user,
        "METHODREF",
        (jvm, pool, i) -> {
          String[] member = (String[]) jvm.memberAt.invoke(pool, i);
          String owner = member[0].replace('/', '.');
          return (owner.equals(METHOD_HANDLE) && member[1].startsWith("invoke"))
              || (member[2].endsWith(CALL_SITE) && !owner.startsWith("java.lang."));
        });
  }

  private boolean any(Class<?> user, String kind, Constant asked) {
    Access jvm = access;
    if (jvm == null) {
      return true;
    }
    try {
      Object pool = jvm.poolOf.invoke(user);
      int count = (int) jvm.size.invoke(pool);
      for (int i = 1; i < count; i++) {
        if (jvm.is(kind, pool, i) && asked.isAt(jvm, pool, i)) {
          return true;
        }
      }
      return false;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return true;
    }
  }

  /** Whether what is asked for stands at a place of a constant pool. */
  private interface Constant {
    boolean isAt(Access jvm, Object pool, int index) throws ReflectiveOperationException;
  }

  /** How the JVM is asked. */
  private record Access(Method poolOf, Method size, Method tag, Method classAt, Method memberAt) {

    boolean is(String kind, Object pool, int index) throws IllegalAccessException {
      try {
        return String.valueOf(tag.invoke(pool, index)).equals(kind);
      } catch (InvocationTargetException constantThatItDoesNotKnow) {
        return false;
      }
    }
  }
}

package dev.selvedge.agent.sensor;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds for a method of an internal class the public type that declares it, which is what its
 * caller called.
 */
public final class PublicNames {

  private PublicNames() {}

  /** The name of a frame's method as its caller knows it. */
  public static String of(StackWalker.StackFrame frame) {
    try {
      return find(frame);
    } catch (RuntimeException | LinkageError unresolvable) {
      // A signature names a class that is not there; the name of the class itself will do.
      return frame.getClassName() + "." + frame.getMethodName();
    }
  }

  private static String find(StackWalker.StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    if (frame.getMethodName().equals("<init>")) {
      return "new " + nameOf(type);
    }
    Class<?> shown = type;
    Class<?> jdbc = jdbcType(type, frame);
    if (jdbc != null) {
      shown = jdbc;
    } else if (isInternal(type)) {
      Class<?> found = declaring(type.getSuperclass(), type.getInterfaces(), frame);
      shown = found == null ? type : found;
    }
    return nameOf(shown) + "." + frame.getMethodName();
  }

  /** The name as it stands in source code, where the class has one there. */
  private static String nameOf(Class<?> type) {
    String canonical = type.getCanonicalName();
    return canonical == null ? type.getName() : canonical;
  }

  /**
   * Whether the class is of the JDK and its users cannot name it. One nested in a public class
   * tells more than what it extends.
   */
  private static boolean isInternal(Class<?> type) {
    Module module = type.getModule();
    if (!module.isNamed()) {
      return false;
    }
    boolean hidden =
        !Modifier.isPublic(type.getModifiers())
            && (type.getNestHost() == type || isInternal(type.getNestHost()));
    return hidden || !module.isExported(type.getPackageName());
  }

  /**
   * Drivers and pools have a class of their own for each type of JDBC; callers know the interface.
   */
  private static @Nullable Class<?> jdbcType(Class<?> type, StackWalker.StackFrame frame) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> api : each.getInterfaces()) {
        Class<?> found = jdbcInterface(api, frame);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Class<?> jdbcInterface(Class<?> api, StackWalker.StackFrame frame) {
    String name = api.getPackageName();
    if ((name.equals("java.sql") || name.equals("javax.sql")) && declares(api, frame)) {
      return api;
    }
    for (Class<?> parent : api.getInterfaces()) {
      Class<?> found = jdbcInterface(parent, frame);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Class<?> declaring(
      @Nullable Class<?> parent, Class<?>[] interfaces, StackWalker.StackFrame frame) {
    if (parent != null) {
      if (!isInternal(parent)
          && Modifier.isPublic(parent.getModifiers())
          && declares(parent, frame)) {
        return parent;
      }
      Class<?> found = declaring(parent.getSuperclass(), parent.getInterfaces(), frame);
      if (found != null) {
        return found;
      }
    }
    for (Class<?> each : interfaces) {
      if (!isInternal(each) && declares(each, frame)) {
        return each;
      }
      Class<?> found = declaring(null, each.getInterfaces(), frame);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean declares(Class<?> type, StackWalker.StackFrame frame) {
    Class<?>[] parameters = frame.getMethodType().parameterArray();
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            method ->
                method.getName().equals(frame.getMethodName())
                    && Modifier.isPublic(method.getModifiers())
                    && method.getParameterCount() == parameters.length);
  }
}

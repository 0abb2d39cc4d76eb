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

  /** How many parameters a method has of which that is not known. */
  private static final int ANY = -1;

  /** The name of a frame's method as its caller knows it. */
  public static String of(StackWalker.StackFrame frame) {
    try {
      int parameters = parameters(frame.getDescriptor());
      return find(frame.getDeclaringClass(), new Method(frame.getMethodName(), parameters));
    } catch (RuntimeException | LinkageError unresolvable) {
      // A signature names a class that is not there; the name of the class itself will do.
      return frame.getClassName() + "." + frame.getMethodName();
    }
  }

  /**
   * How many parameters the method of a descriptor has. Its types must not be resolved: the frame
   * may be one that waits for one of them to be loaded, and a class can be defined only once.
   */
  static int parameters(String descriptor) {
    int count = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at++) {
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      if (descriptor.charAt(at) == 'L') {
        at = descriptor.indexOf(';', at);
      }
      count++;
    }
    return count;
  }

  /** The name of a method of a class as its caller knows it. */
  static String of(Class<?> type, String method) {
    try {
      return find(type, new Method(method, ANY));
    } catch (RuntimeException | LinkageError unresolvable) {
      // As above.
      return type.getName() + "." + method;
    }
  }

  private static String find(Class<?> type, Method method) {
    if (method.name.equals("<init>")) {
      return "new " + nameOf(type);
    }
    Class<?> shown = type;
    Class<?> jdbc = jdbcType(type, method);
    if (jdbc != null) {
      shown = jdbc;
    } else if (isInternal(type)) {
      Class<?> found = declaring(type.getSuperclass(), type.getInterfaces(), method);
      shown = found == null ? type : found;
    }
    return nameOf(shown) + "." + method.name;
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
  private static @Nullable Class<?> jdbcType(Class<?> type, Method method) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> api : each.getInterfaces()) {
        Class<?> found = jdbcInterface(api, method);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Class<?> jdbcInterface(Class<?> api, Method method) {
    String name = api.getPackageName();
    if ((name.equals("java.sql") || name.equals("javax.sql")) && declares(api, method)) {
      return api;
    }
    for (Class<?> parent : api.getInterfaces()) {
      Class<?> found = jdbcInterface(parent, method);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Class<?> declaring(
      @Nullable Class<?> parent, Class<?>[] interfaces, Method method) {
    if (parent != null) {
      if (!isInternal(parent)
          && Modifier.isPublic(parent.getModifiers())
          && declares(parent, method)) {
        return parent;
      }
      Class<?> found = declaring(parent.getSuperclass(), parent.getInterfaces(), method);
      if (found != null) {
        return found;
      }
    }
    for (Class<?> each : interfaces) {
      if (!isInternal(each) && declares(each, method)) {
        return each;
      }
      Class<?> found = declaring(null, each.getInterfaces(), method);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean declares(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            each ->
                each.getName().equals(method.name)
                    && Modifier.isPublic(each.getModifiers())
                    && (method.parameters == ANY || each.getParameterCount() == method.parameters));
  }

  /** A method, as far as it is known. */
  private record Method(String name, int parameters) {}
}

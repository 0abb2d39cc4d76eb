package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of this JVM, looked through to learn whose code the frames of another thread are. A
 * slow look, for the few threads that are to be told about.
 */
public final class LoadedClasses {

  private static volatile @Nullable Instrumentation instrumentation;

  private LoadedClasses() {}

  /** Sets who knows them. */
  public static void from(Instrumentation access) {
    instrumentation = access;
  }

  /** What opens the inside of the JDK; null before the agent has started. */
  static @Nullable Instrumentation access() {
    return instrumentation;
  }

  /** All classes that are loaded. */
  public static Class<?>[] all() {
    Instrumentation access = instrumentation;
    return access == null ? new Class<?>[0] : access.getAllLoadedClasses();
  }

  /** A frame of another thread. */
  public static Frame frame(StackTraceElement element) {
    return frames(List.of(element)).get(0);
  }

  /** The frames of another thread. */
  static List<Frame> frames(List<StackTraceElement> stack) {
    Map<String, List<Class<?>>> types = types(stack);
    List<Frame> frames = new ArrayList<>();
    for (StackTraceElement element : stack) {
      Class<?> type = typeOf(element, types.getOrDefault(element.getClassName(), List.of()));
      frames.add(
          type == null
              ? Frame.of(element, isJdk(element) ? Owner.JDK : Owner.LIBRARY, null)
              : new ClassFrame(element, type));
    }
    return frames;
  }

  private static Map<String, List<Class<?>>> types(List<StackTraceElement> stack) {
    Set<String> names = new HashSet<>();
    for (StackTraceElement element : stack) {
      names.add(element.getClassName());
    }
    Map<String, List<Class<?>>> types = new HashMap<>();
    if (!names.isEmpty()) {
      for (Class<?> each : all()) {
        if (names.contains(each.getName())) {
          types.computeIfAbsent(each.getName(), name -> new ArrayList<>()).add(each);
        }
      }
    }
    return types;
  }

  /** Of several classes of one name the one whose loader has the right name, the user's first. */
  private static @Nullable Class<?> typeOf(StackTraceElement element, List<Class<?>> types) {
    Class<?> found = null;
    for (Class<?> each : types) {
      if (found == null || isCloser(element, each, found)) {
        found = each;
      }
    }
    return found;
  }

  private static boolean isCloser(StackTraceElement element, Class<?> one, Class<?> other) {
    boolean fits = isOfLoader(element, one);
    return fits == isOfLoader(element, other)
        ? CodeOwner.of(one) == Owner.USER && CodeOwner.of(other) != Owner.USER
        : fits;
  }

  private static boolean isOfLoader(StackTraceElement element, Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return Objects.equals(element.getClassLoaderName(), loader == null ? null : loader.getName());
  }

  private static boolean isJdk(StackTraceElement element) {
    String module = element.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }
}

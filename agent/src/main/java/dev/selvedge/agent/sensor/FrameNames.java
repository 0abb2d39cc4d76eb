package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.MethodNames;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names by which a reader may mean a method of a class. */
final class FrameNames {

  private static final String OBJECT = Object.class.getName();

  private static final ClassValue<Map<String, Set<String>>> BY_METHOD =
      new ClassValue<>() {
        @Override
        protected Map<String, Set<String>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private FrameNames() {}

  static Set<String> of(Class<?> type, String method) {
    return BY_METHOD.get(type).computeIfAbsent(method, name -> find(type, name));
  }

  private static Set<String> find(Class<?> type, String method) {
    Set<String> names = new LinkedHashSet<>();
    collect(type, method, names);
    return names;
  }

  private static void collect(Class<?> type, String method, Set<String> names) {
    for (String each : SuperTypes.of(type)) {
      if (!each.equals(OBJECT) || type == Object.class) {
        names.add(MethodNames.qualified(each, method));
      }
    }
    Class<?> holder = holder(type);
    if (holder != null) {
      collect(holder, holderMethod(type), names);
    }
  }

  /** The class in whose code a local or anonymous class stands, which its name tells anyway. */
  private static @Nullable Class<?> holder(Class<?> type) {
    try {
      return type.isAnonymousClass() || type.isLocalClass() ? type.getEnclosingClass() : null;
    } catch (LinkageError | RuntimeException | InternalError notThere) {
      return null;
    }
  }

  private static String holderMethod(Class<?> type) {
    try {
      Method method = type.getEnclosingMethod();
      return method != null
          ? method.getName()
          : type.getEnclosingConstructor() != null ? "<init>" : "<clinit>";
    } catch (LinkageError | RuntimeException | InternalError notThere) {
      return "<clinit>";
    }
  }
}

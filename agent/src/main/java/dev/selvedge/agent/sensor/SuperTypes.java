package dev.selvedge.agent.sensor;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a class and of all that it extends and implements. */
public final class SuperTypes {

  private static final ClassValue<Set<String>> NAMES =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          Set<String> names = new LinkedHashSet<>();
          collect(type, names);
          return names;
        }
      };

  private SuperTypes() {}

  public static Set<String> of(Class<?> type) {
    return NAMES.get(type);
  }

  private static void collect(@Nullable Class<?> type, Set<String> names) {
    if (type == null || !names.add(type.getName())) {
      return;
    }
    collect(type.getSuperclass(), names);
    for (Class<?> each : type.getInterfaces()) {
      collect(each, names);
    }
  }
}

package dev.selvedge.agent.sensor;

import java.lang.instrument.Instrumentation;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The management beans of this JVM. They are taken from where {@code ManagementFactory} takes them,
 * which itself makes all of JMX ready first: with a cold JVM that takes longer than what is to be
 * seen may last.
 */
public final class Management {

  private static final String MODULE = "java.management";
  private static final String PACKAGE = "sun.management";
  private static final String HELPER = PACKAGE + ".ManagementFactoryHelper";

  private Management() {}

  /** Whether this JVM has any; a small image or a modular application may have left them out. */
  public static boolean isThere() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** What the JVM knows of threads. */
  public static ThreadMXBean threads() {
    return bean("getThreadMXBean") instanceof ThreadMXBean bean
        ? bean
        : ManagementFactory.getThreadMXBean();
  }

  /** What the JVM knows of its garbage collectors. */
  @SuppressWarnings("unchecked") // so the method is declared
  public static List<GarbageCollectorMXBean> collectors() {
    return bean("getGarbageCollectorMXBeans") instanceof List<?> beans
        ? (List<GarbageCollectorMXBean>) beans
        : ManagementFactory.getGarbageCollectorMXBeans();
  }

  /** Null where the inside of the JDK is another one. */
  private static @Nullable Object bean(String getter) {
    try {
      open();
      return Class.forName(HELPER).getMethod(getter).invoke(null);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notOnThisJvm) {
      return null;
    }
  }

  private static void open() {
    Instrumentation access = LoadedClasses.access();
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    if (access != null && module.isPresent()) {
      Set<Module> here = Set.of(Management.class.getModule());
      access.redefineModule(
          module.get(), Set.of(), Map.of(PACKAGE, here), Map.of(), Set.of(), Map.of());
    }
  }
}

package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.lang.instrument.Instrumentation;
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

  /** All classes that are loaded. */
  public static Class<?>[] all() {
    Instrumentation access = instrumentation;
    return access == null ? new Class<?>[0] : access.getAllLoadedClasses();
  }

  /** A frame of another thread. */
  public static Frame frame(StackTraceElement element) {
    String module = element.getModuleName();
    boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    Class<?> type = jdk ? null : find(element.getClassName());
    if (type == null) {
      return Frame.of(element, jdk ? Owner.JDK : Owner.LIBRARY, null);
    }
    return new FoundFrame(element, type);
  }

  /** The class of this name; of several rather the one that is the user's. */
  private static @Nullable Class<?> find(String className) {
    Class<?> found = null;
    for (Class<?> each : all()) {
      if (each.getName().equals(className)) {
        found = each;
        if (CodeOwner.of(each) == Owner.USER) {
          return found;
        }
      }
    }
    return found;
  }
}

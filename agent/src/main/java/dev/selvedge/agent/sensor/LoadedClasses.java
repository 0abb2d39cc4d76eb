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
    return Frame.of(element, jdk ? Owner.JDK : ownerOf(element.getClassName()), null);
  }

  private static Owner ownerOf(String className) {
    Owner owner = Owner.LIBRARY;
    for (Class<?> each : all()) {
      if (each.getName().equals(className)) {
        owner = CodeOwner.of(each);
        if (owner == Owner.USER) {
          return owner;
        }
      }
    }
    return owner;
  }
}

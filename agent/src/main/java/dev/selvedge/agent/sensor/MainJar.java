package dev.selvedge.agent.sensor;

import java.io.File;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jar with the main class, unless that is the one of a launcher. Goes by the classes that
 * are loaded and opens no jar: whoever asks may be in the middle of loading a class, with the lock
 * of a jar that another thread waits for.
 */
final class MainJar {

  /** That there is none. */
  static final String NONE = "";

  /** Whose main class runs what others have written. */
  private static final String[] LAUNCHERS = {
    "com.google.testing.junit.",
    "com.intellij.rt.",
    "org.apache.maven.",
    "org.codehaus.plexus.",
    "org.eclipse.jdt.internal.junit",
    "org.gradle.",
    "org.junit.",
    "org.openjdk.jmh.",
    "org.springframework.boot.loader.",
    "org.testng.",
    "sbt.",
    "worker.org.gradle."
  };

  private MainJar() {}

  /**
   * The location of the jar, or folder, as class loaders name it; {@link #NONE} if there is none;
   * null as long as the main class is not loaded.
   */
  static @Nullable String location(Class<?>[] loaded) {
    String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    String mainClass = command.substring(command.indexOf('/') + 1);
    if (command.isEmpty() || isLauncher(mainClass)) {
      return NONE;
    }
    if (command.endsWith(".jar")) {
      return new File(command).toURI().toString();
    }
    for (Class<?> each : loaded) {
      if (each.getName().equals(mainClass)) {
        CodeSource source = each.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
            ? NONE
            : source.getLocation().toString();
      }
    }
    return null;
  }

  private static boolean isLauncher(String mainClass) {
    for (String launcher : LAUNCHERS) {
      if (mainClass.startsWith(launcher)) {
        return true;
      }
    }
    return false;
  }
}

package dev.selvedge.agent.sensor;

import java.io.File;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Finds the jar with the main class, unless that is the one of a launcher. */
final class MainJar {

  private static final String JAR_SCHEME = "jar:";

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

  private static boolean isLauncher(String mainClass) {
    for (String launcher : LAUNCHERS) {
      if (mainClass.startsWith(launcher)) {
        return true;
      }
    }
    return false;
  }

  /** The location of the jar as class loaders name it; null if the main class is in none. */
  static @Nullable String location() {
    String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    if (command.isEmpty() || isLauncher(command.substring(command.indexOf('/') + 1))) {
      return null;
    }
    if (command.endsWith(".jar")) {
      return new File(command).toURI().toString();
    }
    String mainClass = command.substring(command.indexOf('/') + 1).replace('.', '/') + ".class";
    URL url = ClassLoader.getSystemResource(mainClass);
    if (url == null || !url.toString().startsWith(JAR_SCHEME)) {
      return null;
    }
    return url.toString().substring(JAR_SCHEME.length(), url.toString().indexOf("!/"));
  }
}

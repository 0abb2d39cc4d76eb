package dev.selvedge.agent.sensor;

import java.io.File;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Finds the jar with the main class. */
final class MainJar {

  private static final String JAR_SCHEME = "jar:";

  private MainJar() {}

  /** The location of the jar as class loaders name it; null if the main class is in none. */
  static @Nullable String location() {
    String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    if (command.isEmpty()) {
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

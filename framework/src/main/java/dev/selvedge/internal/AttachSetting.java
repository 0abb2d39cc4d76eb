package dev.selvedge.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Whether the agent may attach itself: the system property {@code selvedge.attach}, or else the
 * same key in JUnit's {@code junit-platform.properties}. JUnit does not tell its parameters before
 * a test plan is there, which would be late.
 */
final class AttachSetting {

  static final String KEY = "selvedge.attach";

  private static final String FILE = "junit-platform.properties";

  private AttachSetting() {}

  static boolean isOn() {
    String value = System.getProperty(KEY);
    return isOn(value == null ? fromFile(loader()) : value);
  }

  static boolean isOn(@Nullable String value) {
    return value == null || !value.strip().equalsIgnoreCase("false");
  }

  /** Whether it says yes or no. */
  static boolean isUsable(@Nullable String value) {
    String word = value == null ? "true" : value.strip();
    return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
  }

  static @Nullable String fromFile(ClassLoader loader) {
    try (InputStream file = loader.getResourceAsStream(FILE)) {
      if (file == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty(KEY);
    } catch (IOException | IllegalArgumentException unreadable) {
      return null; // JUnit reads the file as well, and says so
    }
  }

  /** The one by which JUnit finds the file. */
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }
}

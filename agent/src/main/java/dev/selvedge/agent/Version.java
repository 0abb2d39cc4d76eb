package dev.selvedge.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of Selvedge. */
final class Version {

  static final String CURRENT = read();

  private Version() {}

  private static String read() {
    try (InputStream version =
        ClassLoader.getSystemResourceAsStream("dev/selvedge/agent/version.txt")) {
      return version == null
          ? "unknown"
          : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}

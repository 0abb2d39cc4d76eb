package dev.selvedge.agent.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of Selvedge that writes the report. */
final class ToolVersion {

  private ToolVersion() {}

  static String read() {
    try (InputStream version =
        ToolVersion.class.getResourceAsStream("/dev/selvedge/agent/version.txt")) {
      return version == null
          ? "unknown"
          : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}

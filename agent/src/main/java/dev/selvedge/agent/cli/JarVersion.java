package dev.selvedge.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the jar. */
final class JarVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream version =
        JarVersion.class.getResourceAsStream("/dev/selvedge/agent/version.txt")) {
      String number =
          version == null
              ? "unknown"
              : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"selvedge " + number};
    }
  }
}

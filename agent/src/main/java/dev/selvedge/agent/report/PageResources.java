package dev.selvedge.agent.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's own style and script, and the content security policy that lets these two run and
 * nothing else.
 */
record PageResources(String style, String script) {

  static PageResources load() throws IOException {
    return new PageResources(
        read("page.css") + read("timeline.css"),
        read("page.js")
            + read("timeline-model.js")
            + read("timeline-drawing.js")
            + read("timeline-table.js")
            + read("timeline.js"));
  }

  String contentSecurityPolicy() {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; script-src '"
        + hash(script)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String read(String name) throws IOException {
    // For a class of the boot class path this asks the system class loader, which has the agent's
    // jar as well.
    try (InputStream stream = PageResources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException(
            "the agent's jar lacks " + name + "; build or download it again");
      }
      // A browser hashes line feeds, whatever the file was checked out with.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

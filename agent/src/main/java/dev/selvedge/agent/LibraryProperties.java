package dev.selvedge.agent;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The {@code selvedge.properties} that a library has in its jar. */
final class LibraryProperties {

  /** Its name. */
  static final String FILE = "selvedge.properties";

  private LibraryProperties() {}

  /**
   * Reads it.
   *
   * @param source where classes were loaded from, an address
   * @return what it says; nothing if the source is no jar in a file, or has none
   * @throws IOException if the jar cannot be read
   * @throws IllegalArgumentException if the address or the file is malformed
   */
  static Properties of(String source) throws IOException {
    Properties properties = new Properties();
    if (source.startsWith("file:") && source.endsWith(".jar")) {
      try (JarFile jar = new JarFile(Path.of(URI.create(source)).toFile(), false)) {
        ZipEntry entry = jar.getEntry(FILE);
        if (entry != null) {
          try (Reader in =
              new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
            properties.load(in);
          }
        }
      }
    }
    return properties;
  }

  /** The file as a message names it. */
  static String name(String source) {
    return FILE + " of " + Path.of(URI.create(source)).getFileName();
  }
}

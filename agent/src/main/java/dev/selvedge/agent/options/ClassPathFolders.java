package dev.selvedge.agent.options;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The folders of the class path. Build tools may start a JVM with one jar whose manifest names the
 * real class path, as Surefire does.
 */
final class ClassPathFolders {

  private ClassPathFolders() {}

  static List<Path> of(Properties system) {
    String separator = system.getProperty("path.separator", ":");
    String[] entries = system.getProperty("java.class.path", "").split(separator, -1);
    List<Path> paths = new ArrayList<>();
    for (String entry : entries) {
      try {
        if (!entry.isEmpty()) {
          paths.add(Path.of(entry));
        }
      } catch (InvalidPathException noPath) {
        // Nothing of ours lies there.
      }
    }
    if (paths.size() == 1 && Files.isRegularFile(paths.get(0))) {
      paths = manifest(paths.get(0));
    }
    List<Path> folders = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folders.add(path);
      }
    }
    return folders;
  }

  private static List<Path> manifest(Path jar) {
    List<Path> paths = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String value =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String entry : value == null ? new String[0] : value.strip().split("\\s+", -1)) {
        URI uri = jar.toUri().resolve(entry);
        if ("file".equals(uri.getScheme())) {
          paths.add(Path.of(uri));
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Then it is no class path for the JVM either.
    }
    return paths;
  }
}

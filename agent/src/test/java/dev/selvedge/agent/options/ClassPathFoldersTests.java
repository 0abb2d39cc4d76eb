package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFoldersTests {

  @TempDir Path folder;
  private Path classes;
  private Path odd;

  @BeforeEach
  void folders() throws IOException {
    classes = Files.createDirectory(folder.resolve("classes"));
    odd = Files.createDirectory(folder.resolve("with blank"));
  }

  @Test
  void areThoseOfTheClassPathInItsOrder() throws IOException {
    Path jar = jar("lib.jar", null);

    assertThat(of(odd, jar, classes)).containsExactly(odd, classes);
  }

  @Test
  void areNotWhatIsNotThere() {
    assertThat(of(folder.resolve("missing"), classes)).containsExactly(classes);
    assertThat(ClassPathFolders.of(new Properties())).isEmpty();
  }

  @Test
  void areThoseThatTheOnlyJarNames() throws IOException {
    Path jar = jar("booter.jar", "lib.jar classes/ " + odd.toUri() + " https://example.org/x/");

    assertThat(of(jar)).containsExactly(classes, odd);
  }

  @Test
  void areNotLookedForInAJarAmongOthers() throws IOException {
    assertThat(of(jar("a.jar", "classes/"), jar("b.jar", "classes/"))).isEmpty();
  }

  @Test
  void areNoneIfTheJarNamesNoneOrIsNone() throws IOException {
    assertThat(of(jar("plain.jar", null))).isEmpty();
    assertThat(of(jar("broken.jar", "%%%"))).isEmpty();
    assertThat(of(Files.writeString(folder.resolve("text.jar"), "no jar"))).isEmpty();
  }

  private List<Path> of(Path... entries) {
    Properties system = new Properties();
    system.setProperty("path.separator", File.pathSeparator);
    system.setProperty(
        "java.class.path",
        String.join(File.pathSeparator, List.of(entries).stream().map(Path::toString).toList()));
    return ClassPathFolders.of(system);
  }

  private Path jar(String name, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (classPath != null) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    }
    Path jar = folder.resolve(name);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}

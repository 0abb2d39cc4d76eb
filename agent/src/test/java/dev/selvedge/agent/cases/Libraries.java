package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where the libraries are that the programs need. */
final class Libraries {

  private Libraries() {}

  /** Those that the build put aside because the tests themselves do not need them. */
  static List<Path> copied(String folder) throws IOException {
    Path libraries = Path.of(System.getProperty("basedir", ""), "target", "libraries", folder);
    try (Stream<Path> jars = Files.list(libraries)) {
      return checked(jars.sorted().toList());
    }
  }

  /** Those on the class path of the tests whose file begins with this. */
  static List<Path> ofTests(String name) {
    return checked(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().startsWith(name))
            .toList());
  }

  private static List<Path> checked(List<Path> jars) {
    assertThat(jars).isNotEmpty();
    return jars;
  }
}

package dev.selvedge.samples.support;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the examples of a pattern, {@code fanout}, or says which patterns have some. */
public final class Examples {
  private static final String SAMPLES = "dev.selvedge.samples.";

  private Examples() {}

  /** Runs the examples of the patterns that are named. */
  public static void main(String[] patterns) throws Exception {
    List<String> all = all();
    for (String pattern : patterns) {
      List<String> examples =
          all.stream().filter(name -> packageOf(name).equals(SAMPLES + pattern)).toList();
      if (examples.isEmpty()) {
        System.out.println("There is no example of \"" + pattern + "\". There are examples of:");
        all.stream()
            .map(name -> packageOf(name).substring(SAMPLES.length()))
            .distinct()
            .forEach(name -> System.out.println("  " + name));
        System.exit(2);
      }
      for (String example : examples) {
        System.out.println(example.substring(SAMPLES.length()) + ":");
        Class.forName(example)
            .getMethod("main", String[].class)
            .invoke(null, (Object) new String[0]);
      }
    }
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static List<String> all() throws IOException, URISyntaxException {
    URI classes = Examples.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path folder = Path.of(classes);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith("Example.class"))
          .map(file -> folder.relativize(file).toString().replace(".class", ""))
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    }
  }
}

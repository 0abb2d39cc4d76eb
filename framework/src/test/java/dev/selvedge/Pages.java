package dev.selvedge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the documentation, whose code is that of tests. */
public final class Pages {

  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** What a build leaves behind, and what the project is kept in. */
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "node_modules");

  private Pages() {}

  /** The code in Java on a page. */
  public static List<String> snippets(String page) throws IOException {
    return SNIPPET
        .matcher(Files.readString(file(page)))
        .results()
        .map(MatchResult::group)
        .map(Pages::inside)
        .toList();
  }

  /** A file by its path in the project. */
  public static Path file(String path) {
    return Arrays.stream(new String[] {"", ".."})
        .map(folder -> Path.of(folder).resolve(path))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError(path));
  }

  /** The folder of the project. */
  public static Path root() {
    return file("CONTRIBUTING.md").toAbsolutePath().normalize().getParent();
  }

  /** All files of the project whose names end so, as paths in it. */
  public static List<String> all(String end) throws IOException {
    Path root = root();
    try (Stream<Path> files = filesIn(root)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream().flatMap(Pages::filesBelow);
    }
  }

  private static Stream<Path> filesBelow(Path entry) {
    try {
      if (!Files.isDirectory(entry)) {
        return Stream.of(entry);
      }
      return NOT_OURS.contains(entry.getFileName().toString()) ? Stream.of() : filesIn(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inside(String snippet) {
    return snippet.substring("```java\n".length(), snippet.length() - "```".length());
  }
}

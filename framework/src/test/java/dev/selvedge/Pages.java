package dev.selvedge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of the documentation, whose code is that of tests. */
public final class Pages {

  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

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

  private static String inside(String snippet) {
    return snippet.substring("```java\n".length(), snippet.length() - "```".length());
  }
}

package dev.selvedge.agent.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a program that end in {@code // FINDING: BlockedEventLoop}, or another rule, or in
 * that and {@code from 19} where an older JDK has nothing that could be seen.
 */
final class Markers {

  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)(?: from (\\d+))?$");

  private Markers() {}

  /** Line numbers and lines. */
  static Map<Integer, String> of(Class<?> program) throws IOException {
    return of(program, "BlockedEventLoop");
  }

  /** Line numbers and lines that are marked with this rule. */
  static Map<Integer, String> of(Class<?> program, String rule) throws IOException {
    String file = program.getName().replace('.', '/') + ".java";
    Path source = Path.of(System.getProperty("basedir", ""), "src", "test", "java", file);
    List<String> lines = Files.readAllLines(source);
    Map<Integer, String> marked = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find() && marker.group(1).equals(rule) && isFor(marker.group(2))) {
        marked.put(i + 1, lines.get(i));
      }
    }
    return marked;
  }

  private static boolean isFor(String oldest) {
    return oldest == null || Runtime.version().feature() >= Integer.parseInt(oldest);
  }
}

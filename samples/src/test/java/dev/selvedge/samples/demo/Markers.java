package dev.selvedge.samples.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of the samples' sources that are marked as faults. */
public final class Markers {
  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)$");
  private static final Path SOURCES = Path.of("src/main/java/dev/selvedge/samples");

  private Markers() {}

  /** The marked lines of the shop, as {@code Rule File.java:line}. */
  public static Set<String> lines() throws IOException {
    return lines("shop");
  }

  /** The marked lines of a sample, as {@code Rule File.java:line}. */
  public static Set<String> lines(String sample) throws IOException {
    Set<String> marked = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(SOURCES.resolve(sample), "*.java")) {
      for (Path file : files) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          Matcher marker = MARKER.matcher(lines.get(i));
          if (marker.find()) {
            marked.add("%s %s:%d".formatted(marker.group(1), file.getFileName(), i + 1));
          }
        }
      }
    }
    return marked;
  }

  /** The one marked line of a file of the shop, as {@code File.java:line}. */
  public static String place(String file) throws IOException {
    return place("shop", file);
  }

  /** The one marked line of a file of a sample, as {@code File.java:line}. */
  public static String place(String sample, String file) throws IOException {
    List<String> places =
        lines(sample).stream()
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .filter(place -> place.startsWith(file + ":"))
            .toList();
    if (places.size() != 1) {
      throw new IllegalArgumentException("not one marked line in " + file + ": " + places);
    }
    return places.getFirst();
  }
}

package dev.selvedge.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of a pattern. What stands between {@code <!-- source: Name -->} and the end of the block
 * behind it is the class of that name; what stands so behind {@code <!-- finding: Name -->} is what
 * Selvedge says of that twin. {@code -Dpages=write} has the tests write both instead of comparing
 * them.
 */
public final class PatternPage {
  private static final Path PAGES = Path.of("..", "docs", "patterns");
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "selvedge", "samples");
  private static final Path TESTS = Path.of("src", "test", "java", "dev", "selvedge", "samples");
  private static final boolean WRITES = "write".equals(System.getProperty("pages"));
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^<!-- (source|finding): (\\S+) -->\n```(\\w+)\n(.*?)^```\n");
  private static final Pattern HEAD =
      Pattern.compile("(?ms)\\Apackage .*?(?=^/\\*\\*|^@|^public |^final |^class )");
  private static final Pattern DURATION = Pattern.compile("\\d[\\d.,]* (?:ms|s|µs)\\b");

  /** How many of them ran at once is a matter of luck. */
  private static final Pattern PEAK = Pattern.compile("\\d+(?= [a-z ]+ made at .* ran at once)");

  private static final Pattern NUMBER =
      Pattern.compile("(?<thread>virtual thread #|'pool-|commonPool-worker-)\\d+");
  private static final Pattern PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1):\\d+");

  private final Path file;

  private PatternPage(Path file) {
    this.file = file;
  }

  /** All pages of patterns. */
  public static List<PatternPage> all() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .filter(file -> !file.endsWith("README.md"))
          .sorted()
          .map(PatternPage::new)
          .toList();
    }
  }

  /** The page of the pattern that a class of a sample belongs to. */
  static PatternPage of(Class<?> sample) {
    String name = sample.getPackageName().replace("dev.selvedge.samples.", "").replace('.', '-');
    return new PatternPage(PAGES.resolve(name + ".md"));
  }

  /** The package of the pattern, below that of the samples. */
  public String sample() {
    return file.getFileName().toString().replace(".md", "").replace('-', '.');
  }

  /** What stands on the page. */
  public String text() throws IOException {
    return Files.readString(file);
  }

  /** The names of the classes that the page shows. */
  public List<String> sources() throws IOException {
    return names("source");
  }

  /** The names of the twins whose findings the page shows. */
  public List<String> findings() throws IOException {
    return names("finding");
  }

  /** Asserts that the classes are shown as they are. */
  public void assertShowsSources() throws IOException {
    for (String name : sources()) {
      assertShows("source", name, source(name));
    }
  }

  /**
   * Asserts that it shows what was found in a twin; how long it took, how many ran at once, ports,
   * and the numbers of threads are left open.
   */
  void assertShows(Class<?> twin, Finding finding) throws IOException {
    String found =
        NUMBER
            .matcher(PORT.matcher(finding.toString()).replaceAll("$1:8080"))
            .replaceAll("${thread}1");
    assertShows("finding", twin.getSimpleName(), found + "\n");
  }

  private void assertShows(String what, String name, String expected) throws IOException {
    String text = text();
    List<MatchResult> blocks = blocks(text, what, name);
    assertThat(blocks).as(file + " shows the " + what + " of " + name + " once").hasSize(1);
    String shown = blocks.getFirst().group(4);
    if (WRITES && !comparable(shown).equals(comparable(expected))) {
      MatchResult block = blocks.getFirst();
      Files.writeString(
          file, text.substring(0, block.start(4)) + expected + text.substring(block.end(4)));
    } else {
      assertThat(comparable(shown))
          .as(file + " is stale; run the tests of this class with -Dpages=write, and look at it")
          .isEqualTo(comparable(expected));
    }
  }

  private static String comparable(String text) {
    return PEAK.matcher(DURATION.matcher(text).replaceAll("...")).replaceAll("...");
  }

  private String source(String name) throws IOException {
    Path sources = name.endsWith("Tests") ? TESTS : SOURCES;
    Path source = sources.resolve(sample().replace('.', '/')).resolve(name + ".java");
    // Package and imports are of no interest to a reader.
    return HEAD.matcher(Files.readString(source)).replaceFirst("");
  }

  private List<String> names(String what) throws IOException {
    List<String> names = new ArrayList<>();
    Matcher block = BLOCK.matcher(text());
    while (block.find()) {
      if (block.group(1).equals(what)) {
        names.add(block.group(2));
      }
    }
    return names;
  }

  private static List<MatchResult> blocks(String text, String what, String name) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(what) && block.group(2).equals(name))
        .toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}

package dev.selvedge.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the patterns show the classes of today, and have all that such a page has. */
class PatternPagesTests {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "selvedge", "samples");

  /** That one is off unless it is asked for. */
  private static final Pattern TWIN = Pattern.compile("(?m)// FINDING: (?!LostInterruptFlag)\\w+$");

  static List<PatternPage> pages() throws IOException {
    return PatternPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theClassesAreShownAsTheyAre(PatternPage page) throws IOException {
    page.assertShowsSources();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageSaysWhenAndHowAndWhatNot(PatternPage page) throws IOException {
    assertThat(page.text().lines().filter(line -> line.startsWith("## ")))
        .contains("## When to use it", "## In Python", "## Limits");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTwinIsShownWithWhatIsFound(PatternPage page) throws IOException {
    Set<String> twins = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES.resolve(page.sample().replace('.', '/')))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (TWIN.matcher(Files.readString(file)).find()) {
          twins.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }

    assertThat(page.findings()).containsExactlyInAnyOrderElementsOf(twins);
    assertThat(page.sources()).containsAll(twins).hasSizeGreaterThan(twins.size());
  }
}

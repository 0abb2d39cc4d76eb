package dev.selvedge.samples.support;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A flawed twin, and the line of its source that says what is found there. */
public final class Twin {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)$");

  private Twin() {}

  /**
   * Asserts that what was found is what the twin's comment names, on that line, and nothing else.
   */
  public static void assertFound(Recording recording, Class<?> twin) throws IOException {
    Mark mark = markOf(twin);
    assertThat(recording).hasOnlyFindings(mark.rule());
    assertThat(recording.findings()).as(recording.toString()).hasSize(1);
    Finding finding = recording.findings().getFirst();
    Finding.Site site = finding.site();
    assertThat(site).as(finding.toString()).isNotNull();
    assertThat(site.fileName() + ":" + site.lineNumber()).isEqualTo(mark.place());
    PatternPage.of(twin).assertShows(twin, finding);
  }

  private static Mark markOf(Class<?> twin) throws IOException {
    String file = twin.getSimpleName() + ".java";
    Path source = SOURCES.resolve(twin.getPackageName().replace('.', '/')).resolve(file);
    List<Mark> marks = new ArrayList<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.find()) {
        marks.add(new Mark(marker.group(1), file + ":" + (i + 1)));
      }
    }
    assertThat(marks).as("marked lines of " + file).hasSize(1);
    return marks.getFirst();
  }

  private record Mark(String rule, String place) {}
}

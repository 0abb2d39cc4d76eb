package dev.selvedge.samples.support;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import java.util.List;

/** A flawed twin, and the line of its source that says what is found there. */
public final class Twin {
  private static final String SAMPLES = "dev.selvedge.samples.";

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
    List<Mark> marks =
        Markers.lines(twin.getPackageName().replace(SAMPLES, "").replace('.', '/')).stream()
            .map(line -> line.split(" ", 2))
            .map(parts -> new Mark(parts[0], parts[1]))
            .filter(mark -> mark.place().startsWith(file + ":"))
            .toList();
    assertThat(marks).as("marked lines of " + file).hasSize(1);
    return marks.getFirst();
  }

  private record Mark(String rule, String place) {}
}

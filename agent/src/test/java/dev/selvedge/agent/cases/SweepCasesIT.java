package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.sweep.SweptPoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The points at which a program can be cancelled, as a sweep of its window finds them. */
class SweepCasesIT {

  private static final Pattern MARKER = Pattern.compile("// POINT: (\\S+)$");

  @TempDir Path folder;

  @Test
  void areFoundEachOnceAndInterruptedAt() throws Exception {
    List<String> marked = new ArrayList<>();
    List<String> source =
        Files.readAllLines(
            Path.of(System.getProperty("basedir", ""))
                .resolve("src/test/java")
                .resolve(SweptPoints.class.getName().replace('.', '/') + ".java"));
    String last = "";
    for (int i = 0; i < source.size(); i++) {
      Matcher marker = MARKER.matcher(source.get(i));
      if (marker.find()) {
        marked.add((i + 1) + " " + marker.group(1));
        last = source.get(i - 1).contains("TimeUnit") ? String.valueOf(i + 1) : last;
      }
    }

    Outcome outcome = ChildJvm.watched(folder, "SwallowedCancellation").run(SweptPoints.class);

    Expectations.assertSound(outcome);
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.subList(0, lines.size() - 1)).containsExactlyInAnyOrderElementsOf(marked);
    assertThat(lines).last().isEqualTo("interrupted at " + last);
    assertThat(outcome.journal().findings()).isEmpty();
  }
}

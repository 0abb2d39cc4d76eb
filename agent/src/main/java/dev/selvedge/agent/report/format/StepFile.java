package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file with the summary of a step on GitHub, to which many may add. A section in it says by a
 * comment which JVMs it is about, so that one about all of them takes the place of those of each.
 */
final class StepFile {

  private static final String NAME = "[0-9A-Za-z-]{1,64}";

  private static final Pattern SECTION =
      Pattern.compile(
          "<!-- selvedge((?: " + NAME + ")+) -->\n.*?<!-- /selvedge -->\n", Pattern.DOTALL);

  /** About how long a comment is for each JVM, and without them. */
  private static final int OF_JVM = 70;

  private static final int OF_COMMENTS = 100;

  private final Path file;
  private final Set<String> runs = new TreeSet<>();

  StepFile(Path file, List<Run> runs) {
    this.file = file;
    for (Run run : runs) {
      if (run.id().matches(NAME)) {
        this.runs.add(run.id());
      }
    }
  }

  /**
   * Adds a section.
   *
   * @param render makes one that is no longer than so many bytes, if it can
   * @return false if there is no room for it
   */
  boolean add(IntFunction<String> render) throws IOException {
    String before = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    String kept = withoutReplaced(before);
    int comments = OF_COMMENTS + OF_JVM * runs.size();
    int room = Math.max(0, StepSummary.MOST_BYTES - kept.length() - comments);
    String section = render.apply(room);
    if (section.length() > room) {
      return false;
    }
    if (!runs.isEmpty()) {
      section =
          "<!-- selvedge " + String.join(" ", runs) + " -->\n" + section + "<!-- /selvedge -->\n";
    }
    if (kept.length() != before.length()) {
      Files.writeString(file, kept, StandardCharsets.ISO_8859_1);
    }
    // Others may be adding at the same time.
    Files.writeString(
        file,
        section,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return true;
  }

  private String withoutReplaced(String text) {
    StringBuilder kept = new StringBuilder();
    Matcher section = SECTION.matcher(text);
    int from = 0;
    while (section.find()) {
      kept.append(text, from, section.start());
      if (!runs.containsAll(List.of(section.group(1).strip().split(" ")))) {
        kept.append(section.group());
      }
      from = section.end();
    }
    return kept.append(text.substring(from)).toString();
  }
}

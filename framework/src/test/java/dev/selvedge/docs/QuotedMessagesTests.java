package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the page on trouble-shooting quotes is said by the code: a message in a block, or a reason
 * in the first column of a table, with {@code ...} for what is different each time.
 */
class QuotedMessagesTests {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\n(.*?)^```");
  private static final Pattern REASON = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  /** Two pieces of one text that the code writes on two lines. */
  private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void everyMessageIsInTheCode() throws IOException {
    String code = code();

    List<String> messages = messages();
    List<String> unknown =
        messages.stream().filter(message -> !fragments(message).allMatch(code::contains)).toList();

    assertThat(messages).hasSizeGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  private static List<String> messages() throws IOException {
    String page = Files.readString(Pages.file("docs/trouble-shooting.md"));
    return Stream.concat(
            BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()),
            REASON.matcher(page).results().map(reason -> reason.group(1)))
        .filter(line -> !line.startsWith("java "))
        .toList();
  }

  /** The parts of a message that stand in the code as they are. */
  private static Stream<String> fragments(String message) {
    return Arrays.stream(message.replaceFirst("^selvedge: ", "").split("\\.{3,}"))
        .filter(part -> !part.isBlank());
  }

  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    for (String file : Pages.all(".java")) {
      if (file.contains("/src/main/")) {
        code.append(Files.readString(Pages.file(file))).append('\n');
      }
    }
    return SEAM.matcher(code).replaceAll("");
  }
}

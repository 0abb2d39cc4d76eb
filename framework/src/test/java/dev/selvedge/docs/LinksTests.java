package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links between the pages lead somewhere, and every page of the folder is in its contents. */
class LinksTests {

  private static final String CONTENTS = "docs/README.md";
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  static Stream<String> pages() throws IOException {
    return Pages.all(".md").stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(String page) throws IOException {
    Path own = Pages.root().resolve(page);

    assertThat(links(own))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", 2);
              Path target = parts[0].isEmpty() ? own : own.resolveSibling(parts[0]).normalize();
              assertThat(target).as(link).exists();
              if (parts.length > 1) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
              }
            });
  }

  @Test
  void theContentsHaveEveryPage() throws IOException {
    Path contents = Pages.root().resolve(CONTENTS);
    List<Path> linked =
        links(contents).stream()
            .map(link -> contents.resolveSibling(link.replaceFirst("#.*", "")).normalize())
            .toList();

    assertThat(pages().filter(page -> page.startsWith("docs/") && !page.equals(CONTENTS)))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(linked).contains(Pages.root().resolve(page)));
  }

  /** Links within the project. */
  private static List<String> links(Path page) throws IOException {
    String prose = CODE.matcher(Files.readString(page)).replaceAll("code");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** As they are made of headings where the pages are shown. */
  private static List<String> anchors(Path page) throws IOException {
    String text =
        Pattern.compile("(?ms)^```.*?^```").matcher(Files.readString(page)).replaceAll("");
    return HEADING.matcher(text).results().map(LinksTests::anchor).toList();
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .strip()
        .replace(' ', '-');
  }
}

package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of rules has each of them, with the severity that its page names. */
class RulesTableTests {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[(\\w+)]\\(docs/rules/\\1\\.md\\) \\| (error|warning)");

  private static final Pattern SEVERITY = Pattern.compile("Default severity: \\*\\*(\\w+)\\*\\*");

  @Test
  void everyRuleIsInTheTableWithItsSeverity() throws IOException {
    Map<String, String> table =
        ROW.matcher(Files.readString(Pages.file("README.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(table).containsExactlyInAnyOrderEntriesOf(severities());
  }

  private static Map<String, String> severities() throws IOException {
    Map<String, String> severities = new TreeMap<>();
    for (String page : Pages.all(".md")) {
      if (page.startsWith("docs/rules/")) {
        Matcher severity = SEVERITY.matcher(Files.readString(Pages.file(page)));
        assertThat(severity.find()).as(page).isTrue();
        severities.put(
            page.replaceFirst(".*/", "").replace(".md", ""),
            severity.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return severities;
  }
}

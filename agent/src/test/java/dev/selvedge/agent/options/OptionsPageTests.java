package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the options, and the table in the README. */
class OptionsPageTests {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z.<>A-Z-]+)` \\|");

  @Test
  void thePageListsTheKeysThereAre() throws IOException {
    assertThat(keysOf("docs/options.md")).containsExactlyInAnyOrderElementsOf(OptionsParser.KEYS);
  }

  @Test
  void theReadmeListsNoOtherKeys() throws IOException {
    assertThat(keysOf("README.md")).isNotEmpty().isSubsetOf(OptionsParser.KEYS);
  }

  private static List<String> keysOf(String page) throws IOException {
    return KEY.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map((MatchResult key) -> key.group(1))
        .toList();
  }
}

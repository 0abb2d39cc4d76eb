package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InertTests {

  @ParameterizedTest
  @CsvSource({
    "000a, \\n",
    "000d, \\r",
    "0009, \\t",
    "0000, \\u0000",
    "001b, \\u001b",
    "007f, \\u007f",
    "009b, \\u009b", // the terminal's one-character escape
    "2028, \\u2028",
    "2029, \\u2029",
    "202e, \\u202e", // turns the rest of a line around
    "2066, \\u2066",
    "200b, \\u200b", // no width: hides in a name
    "feff, \\ufeff",
    "d83d, \\ud83d", // half a pair
    "e0001, \\ue0001"
  })
  void whatCouldDisturbALineIsWrittenOut(String codePoint, String shown) {
    String value = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

    assertThat(Inert.name(value)).isEqualTo("a" + shown + "b");
  }

  @ParameterizedTest
  @CsvSource({"plain <b>\"text\"</b> C:\\temp", "Größe", "日本語テスト", "عربي", "👩‍👩‍👧 family"})
  void textOfAnyLanguageStaysAsItIs(String value) {
    assertThat(Inert.name(value)).isEqualTo(value);
  }

  @Test
  void aLongNameKeepsItsBeginningAndItsEnd() {
    String name = "com.acme." + "x".repeat(1_000) + ".Handlers.start(Handlers.java:41)";

    assertThat(Inert.name(name))
        .startsWith("com.acme.xxx")
        .contains("[...]")
        .endsWith(".Handlers.start(Handlers.java:41)")
        .hasSizeLessThanOrEqualTo(Inert.NAME + 5);
  }

  @Test
  void aNameThatJustFitsIsNotCut() {
    String name = "x".repeat(Inert.NAME);

    assertThat(Inert.name(name)).isEqualTo(name);
  }

  @Test
  void cuttingLeavesNoHalfOfAPair() {
    String name = "x" + "😀".repeat(Inert.NAME);

    assertThat(Inert.name(name)).doesNotContain("\\ud8", "\\ude");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "::error::told, \\u003a:error::told",
        "\"  ::stop-commands::x\", \"  \\u003a:stop-commands::x\"",
        "loop ##[stop-commands]x, loop ##\\u005bstop-commands]x",
        "Outer::inner, Outer::inner",
        "#[derive], #[derive]"
      })
  void aLineIsNoCommandToWhatBuildsOnGitHub(String value, String shown) {
    assertThat(Inert.name(value)).isEqualTo(shown);
  }
}

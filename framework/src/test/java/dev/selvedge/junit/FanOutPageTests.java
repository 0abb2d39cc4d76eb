package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page on fan-outs shows code that is compiled and run. */
class FanOutPageTests {

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String test =
        Files.readString(
            Pages.file("samples/src/test/java/dev/selvedge/samples/scaling/RatesTests.java"));

    assertThat(Pages.snippets("docs/fan-out.md"))
        .hasSize(3)
        .allSatisfy(snippet -> assertThat(test).contains(snippet));
  }
}

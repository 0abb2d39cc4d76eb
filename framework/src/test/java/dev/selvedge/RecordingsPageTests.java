package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.assertj.RecordingAssert;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on recordings shows code that is compiled and run, and names every assertion. */
class RecordingsPageTests {

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String test =
        Files.readString(Pages.file("framework/src/test/java/dev/selvedge/RecordingIT.java"));

    List<String> snippets = Pages.snippets("docs/recordings.md");

    assertThat(snippets).hasSizeGreaterThan(3).allSatisfy(it -> assertThat(test).contains(it));
  }

  @Test
  void everyAssertionIsInTheTable() throws IOException {
    String page = Files.readString(Pages.file("docs/recordings.md"));

    assertThat(RecordingAssert.class.getMethods())
        .filteredOn(method -> method.getDeclaringClass().getName().startsWith("dev.selvedge."))
        .filteredOn(method -> !method.isSynthetic())
        .extracting(Method::getName)
        .allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\| `" + name + "\\("));
  }
}

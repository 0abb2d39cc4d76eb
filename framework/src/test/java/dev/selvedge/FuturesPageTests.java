package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.assertj.FutureAssert;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page on futures and awaiting shows code that is compiled and run, and names every assertion.
 */
class FuturesPageTests {

  private static final String PAGE = "docs/futures-and-awaiting.md";

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String test =
        Files.readString(
            Pages.file("framework/src/test/java/dev/selvedge/FuturesAndAwaitingIT.java"));

    List<String> snippets = Pages.snippets(PAGE);

    assertThat(snippets).hasSizeGreaterThan(4).allSatisfy(it -> assertThat(test).contains(it));
  }

  @Test
  void everyAssertionIsInTheTable() throws IOException {
    String page = Files.readString(Pages.file(PAGE));

    assertThat(FutureAssert.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\| `" + name + "\\("));
  }
}

package dev.selvedge.samples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code on the pages of rules is accepted by the compiler, in surroundings that are given. */
class RulePagesTests {
  private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\w+)\n(.*?)(?=^## |\\z)");

  @Test
  void everyPieceOfCodeIsCompiled() throws IOException {
    Map<String, String> surroundings = surroundings();
    List<Piece> pieces = new ArrayList<>();
    for (RulePage page : RulePage.all()) {
      List<Piece> ofPage = page.pieces(surroundings.getOrDefault(page.rule(), ""));
      assertThat(ofPage).as(page.rule()).hasSizeGreaterThan(1);
      pieces.addAll(ofPage);
    }

    assertThat(PieceCompiler.errors(pieces)).isEmpty();
  }

  @Test
  void whatIsNoCodeIsNoticed() throws IOException {
    Piece statements = new Piece("one", "int known;\n", "known = 1;\n");
    Piece unknown = new Piece("two", "int known;\n", "unknown = 1;\n");
    Piece member = new Piece("three", "int known;\n", "void set() {\n  known = 1;\n}\n");
    Piece wrong = new Piece("four", "int known;\n", "void set() {\n  known = \"1\";\n}\n");

    assertThat(PieceCompiler.errors(List.of(statements, unknown, member, wrong)))
        .containsOnlyKeys(unknown, wrong);
  }

  @Test
  void nothingIsGivenForPagesThatAreNotThere() throws IOException {
    assertThat(surroundings().keySet())
        .isSubsetOf(RulePage.all().stream().map(RulePage::rule).toList());
  }

  private static Map<String, String> surroundings() throws IOException {
    try (var in =
        Objects.requireNonNull(RulePagesTests.class.getResourceAsStream("/rule-pages.txt"))) {
      return SECTION
          .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));
    }
  }
}

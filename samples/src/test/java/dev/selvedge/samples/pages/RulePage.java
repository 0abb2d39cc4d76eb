package dev.selvedge.samples.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page of a rule, and the pieces of code on it, which blank lines part. */
record RulePage(Path file) {
  private static final Path PAGES = Path.of("..", "docs", "rules");
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\n(.*?)^```");

  static List<RulePage> all() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.sorted().map(RulePage::new).toList();
    }
  }

  String rule() {
    return file.getFileName().toString().replace(".md", "");
  }

  List<Piece> pieces(String surroundings) throws IOException {
    List<String> code =
        SNIPPET
            .matcher(Files.readString(file))
            .results()
            .flatMap(snippet -> parts(snippet.group(1)).stream())
            .toList();
    return IntStream.range(0, code.size())
        .mapToObj(number -> new Piece(rule() + number, surroundings, code.get(number)))
        .toList();
  }

  /** A blank line inside of braces parts nothing. */
  private static List<String> parts(String snippet) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String line : snippet.lines().toList()) {
      if (line.isBlank() && isBalanced(piece)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(line).append('\n');
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean isBalanced(CharSequence code) {
    return code.chars().filter(each -> each == '{').count()
        == code.chars().filter(each -> each == '}').count();
  }
}

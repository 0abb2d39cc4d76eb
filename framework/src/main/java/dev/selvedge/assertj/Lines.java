package dev.selvedge.assertj;

import java.util.List;
import java.util.stream.Collectors;

/** Things in a message, one a line. */
final class Lines {

  private Lines() {}

  static String of(List<?> things) {
    return things.isEmpty()
        ? "  none"
        : things.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
  }
}

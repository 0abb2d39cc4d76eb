package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import java.util.List;
import java.util.stream.Collectors;

/** Cancellations in a message: who was interrupted, and what became of it. */
final class CancellationLines {

  private CancellationLines() {}

  static String of(List<Cancellation> cancellations) {
    return cancellations.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
  }
}

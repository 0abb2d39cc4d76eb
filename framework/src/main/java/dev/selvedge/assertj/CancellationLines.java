package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import java.util.List;

/** Cancellations in a message: who was interrupted, and what became of it. */
final class CancellationLines {

  private CancellationLines() {}

  static String of(List<Cancellation> cancellations) {
    return Lines.of(cancellations);
  }
}

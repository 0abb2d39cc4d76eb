package dev.selvedge.samples.errors;

import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Sets the goods of an order aside, and takes it for granted that they are there: its joiner waits
 * for all and throws for none. {@link Reservations} looks at each.
 */
public final class BlindReservations {
  private final Warehouse warehouse;

  /** Reservations in this warehouse. */
  public BlindReservations(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Sets everything aside, and says how much that is. */
  public int reserve(List<String> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAll())) {
      for (String item : items) {
        scope.fork(() -> reserve(item)); // FINDING: UnreadSubtask
      }
      scope.join();
      return items.size();
    }
  }

  private Void reserve(String item) throws InterruptedException {
    warehouse.reserve(item);
    return null;
  }
}

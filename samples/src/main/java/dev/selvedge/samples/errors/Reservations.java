package dev.selvedge.samples.errors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.Subtask.State;

/** Sets the goods of an order aside, all at once, and knows of each whether it is there. */
public final class Reservations {
  private final Warehouse warehouse;

  /** Reservations in this warehouse. */
  public Reservations(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Sets aside what there is, and says what there is not. */
  public Outcome reserveWhatIsThere(List<String> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAll())) {
      Map<String, Subtask<Void>> subtasks = new LinkedHashMap<>();
      for (String item : items) {
        subtasks.put(item, scope.fork(() -> reserve(item)));
      }
      scope.join();
      return Outcome.of(subtasks);
    }
  }

  /**
   * Sets everything aside.
   *
   * @throws FailedException if something is missing; the others are cancelled then
   */
  public void reserveAll(List<String> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAllSuccessfulOrThrow())) {
      for (String item : items) {
        scope.fork(() -> reserve(item));
      }
      scope.join();
    }
  }

  private Void reserve(String item) throws InterruptedException {
    warehouse.reserve(item);
    return null;
  }

  /**
   * How it went.
   *
   * @param reserved what was set aside
   * @param missing what was not, and why
   */
  public record Outcome(List<String> reserved, Map<String, Throwable> missing) {

    private static Outcome of(Map<String, Subtask<Void>> subtasks) {
      Outcome outcome = new Outcome(new ArrayList<>(), new LinkedHashMap<>());
      subtasks.forEach(
          (item, subtask) -> {
            if (subtask.state() == State.SUCCESS) {
              outcome.reserved.add(item);
            } else {
              outcome.missing.put(item, subtask.exception());
            }
          });
      return outcome;
    }
  }
}

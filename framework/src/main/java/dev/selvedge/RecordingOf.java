package dev.selvedge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Recording} of a block that had a result.
 *
 * <p>Immutable, and as safe to use from several threads as its result is.
 *
 * @param <T> the type of the result
 */
public final class RecordingOf<T extends @Nullable Object> extends Recording {

  private final T result;

  RecordingOf(
      String name,
      List<Finding> findings,
      List<String> leftTasks,
      List<Cancellation> cancellations,
      Figures figures,
      T result) {
    super(name, findings, leftTasks, cancellations, figures);
    this.result = result;
  }

  /**
   * Returns what the block returned.
   *
   * @return the same object, {@code null} if that was it
   */
  public T result() {
    return result;
  }
}

package dev.selvedge.samples.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.Subtask.State;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for all subtasks, and lets a few of them fail: with one more it gives up the rest. A policy
 * of one's own between "all must succeed" and "wait for all, whatever happens".
 *
 * @param <T> what the subtasks return
 */
public final class FailureBudget<T> implements Joiner<T, List<Subtask<T>>> {
  private final int most;
  private final AtomicInteger failed = new AtomicInteger();
  // Only the owner of the scope forks.
  private final List<Subtask<T>> subtasks = new ArrayList<>();

  /**
   * Lets so many fail, 0 or more.
   *
   * @throws IllegalArgumentException if it is less
   */
  public FailureBudget(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most: " + most);
    }
    this.most = most;
  }

  @Override
  @SuppressWarnings("unchecked") // a subtask only returns
  public boolean onFork(Subtask<? extends T> subtask) {
    subtasks.add((Subtask<T>) subtask);
    return false;
  }

  @Override
  public boolean onComplete(Subtask<? extends T> subtask) {
    return subtask.state() == State.FAILED && failed.incrementAndGet() > most;
  }

  /**
   * The subtasks in the order in which they were forked, each of which has succeeded or failed.
   *
   * @throws IllegalStateException if too many have failed, with the failures suppressed in it; it
   *     is the cause of the {@code FailedException} that {@code join} throws then
   */
  @Override
  public List<Subtask<T>> result() {
    if (failed.get() <= most) {
      return List.copyOf(subtasks);
    }
    var tooMany = new IllegalStateException("more than " + most + " have failed");
    subtasks.stream()
        .filter(subtask -> subtask.state() == State.FAILED)
        .forEach(subtask -> tooMany.addSuppressed(subtask.exception()));
    throw tooMany;
  }
}

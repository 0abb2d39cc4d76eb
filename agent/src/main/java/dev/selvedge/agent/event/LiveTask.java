package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that is still alive at the end of its window, after it was waited for.
 *
 * @param kind what kind of work it is
 * @param state how far it has come
 * @param thread the name of the thread that runs it, empty if it has none; null if no thread does
 * @param stack what that thread does now, innermost first; empty if none runs it, or it does not
 *     tell
 * @param origin where the task was made: the frames of the call that made it, innermost first,
 *     beginning with the API that was called; empty if they are not known
 * @param waitsFor the call by which the thread waits, {@code CountDownLatch.await}, or what it
 *     waits for in words for a reader; null if it does not wait, or for nothing that is known
 * @param lineage where it comes from, itself first
 * @param nanos when it was seen to be alive, on the clock of {@link System#nanoTime()}
 * @param periodic whether it is run again and again
 * @param owner facts about the pool, timer or loop that it was given to
 * @param executor the number of the executor that it was given to; 0 if user code did not make that
 *     in a window
 */
public record LiveTask(
    TaskKind kind,
    State state,
    @Nullable String thread,
    List<Frame> stack,
    List<Frame> origin,
    @Nullable String waitsFor,
    Lineage lineage,
    long nanos,
    boolean periodic,
    Owner owner,
    long executor) {

  public LiveTask {
    stack = List.copyOf(stack);
    origin = List.copyOf(origin);
  }

  /** What the verdict knows it by, when others say something of the same. */
  public long id() {
    return lineage.tasks().isEmpty() ? 0 : lineage.tasks().get(0).id();
  }

  /** How far a task has come. */
  public enum State {
    /** It waits in a queue for a thread. */
    QUEUED,
    /** It waits for its time. */
    SCHEDULED,
    /** A thread runs it. */
    RUNNING
  }

  /** Where a task was given to. */
  public enum Owner {
    /** To a thread of its own, or to a pool about which there is nothing to say. */
    ORDINARY,
    /** To a pool that was made in the window and that a static field holds at its end. */
    HELD_BY_STATIC_FIELD
  }
}

package dev.selvedge.agent.event;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is told of tasks that fail; must be quick, and must neither block nor throw. */
public interface FailureListener {

  /**
   * A task has failed; told on the thread that ran it.
   *
   * @param task tells more, slowly and on any thread
   */
  void failed(Supplier<@Nullable FailedTask> task);
}

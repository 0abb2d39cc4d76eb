package dev.selvedge.awaitility;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.awaitility.core.ThrowingRunnable;

/**
 * The condition that a future is done, see {@link SelvedgeAwaitility#futureDone(Future)}. May be
 * evaluated by any thread.
 */
@SuppressWarnings("exports") // whoever uses Awaitility requires it
public abstract class FutureDone implements Callable<Boolean>, ThrowingRunnable {

  private final Future<?> future;

  FutureDone(Future<?> future) {
    this.future = future;
  }

  /**
   * Returns whether it is done.
   *
   * @return {@code true} if it came to a good end, has failed or was cancelled
   */
  @Override
  public Boolean call() {
    return future.isDone();
  }

  /**
   * Fails if it is not done.
   *
   * @throws AssertionError which says why
   */
  @Override
  public void run() {
    if (!future.isDone()) {
      Agent agent = Agents.present();
      List<String> why = agent == null ? List.of() : agent.explain(future);
      throw new AssertionError(
          "the future is not done: "
              + future
              + (why.isEmpty() ? "" : "\n  " + String.join("\n  ", why)));
    }
  }
}

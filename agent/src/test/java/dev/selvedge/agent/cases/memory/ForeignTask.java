package dev.selvedge.agent.cases.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** A task that makes others, of a class that is loaded anew for each window. */
@SuppressWarnings("FutureReturnValueIgnored") // only what is kept of them matters
public final class ForeignTask implements Runnable {

  /** Creates one. */
  public ForeignTask() {}

  @Override
  public void run() {
    // One that is run, one that is abandoned with the stage that hangs on it.
    new FutureTask<>(() -> this).run();
    new CompletableFuture<>().thenApply(value -> this);
  }
}

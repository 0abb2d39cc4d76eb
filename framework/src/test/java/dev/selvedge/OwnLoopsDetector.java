package dev.selvedge;

import dev.selvedge.OwnLoopsIT.Poller;

/** What a framework provides for its threads, here those of {@link OwnLoopsIT}. */
public final class OwnLoopsDetector implements EventLoopDetector {

  @Override
  public boolean isEventLoop(Thread thread) {
    return thread instanceof Poller poller && poller.isPolling();
  }
}

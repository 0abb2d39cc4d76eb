package dev.selvedge.agent;

import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.verdict.Verdict;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one thread of Selvedge, which brings the journal up to date. */
final class Background {

  /** How often what still lasts, or goes on and on, is brought up to date. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Verdict verdict;
  private final Thread thread;
  private volatile boolean stopped;

  Background(Verdict verdict, Runnable first) {
    this.verdict = verdict;
    this.thread = new Thread(null, () -> run(first), "selvedge", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  void start() {
    thread.start();
    verdict.onProposal(() -> LockSupport.unpark(thread));
  }

  void stop() {
    stopped = true;
  }

  private void run(Runnable first) {
    try {
      first.run();
      long next = System.nanoTime();
      while (!stopped) {
        boolean unfinished = verdict.drain();
        long now = System.nanoTime();
        if (unfinished && now - next >= 0) {
          verdict.flush();
          next = now + PAUSE_NANOS;
        }
        LockSupport.parkNanos(this, unfinished ? next - now : PAUSE_NANOS);
      }
    } catch (Throwable e) {
      SensorFault.off("the thread that writes the journal", () -> stopped = true, e);
    }
  }
}

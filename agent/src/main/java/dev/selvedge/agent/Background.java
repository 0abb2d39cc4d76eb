package dev.selvedge.agent;

import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.verdict.Verdict;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The one thread of Selvedge, which brings the journal up to date. */
final class Background implements Runnable {

  /** How often what still lasts, or goes on and on, is brought up to date. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** When hooks on classes that are not loaded yet are looked at; not while the JVM starts. */
  private static final long VERIFY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long the end of the JVM waits for the thread at most. */
  private static final long LAST_MILLIS = 1_000;

  private final Session session;
  private final Verdict verdict;
  private final Instrumentation instrumentation;
  private final Thread thread;
  private @Nullable ShutdownSequence end;
  private volatile boolean stopped;

  Background(Session session, Instrumentation instrumentation) {
    this.session = session;
    this.verdict = session.verdict();
    this.instrumentation = instrumentation;
    this.thread = new Thread(null, this, "selvedge", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * Starts the thread, which first does what the start of the application need not wait for.
   *
   * @param atEnd is run when the JVM ends
   */
  void start(Runnable atEnd) {
    ShutdownSequence sequence = new ShutdownSequence(instrumentation, verdict::flush, atEnd);
    sequence.register();
    end = sequence;
    verdict.wakeOnProposal(thread);
    thread.start();
  }

  /** Stops, and lets the thread end what it is about to write, as long as that takes no time. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(LAST_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      session.writeStartLine();
      if (end != null) {
        end.moveToTheVeryEnd();
      }
      work();
    } catch (Throwable e) {
      SensorFault.off("the thread that writes the journal", this::giveUp, e);
    }
  }

  /** Nobody would work off what is found, and it would pile up. */
  private void giveUp() {
    stopped = true;
    verdict.stop();
    Blocking.stop();
  }

  private void work() {
    long next = System.nanoTime();
    long verify = next + VERIFY_AFTER_NANOS;
    long spans = next;
    boolean verified = false;
    while (!stopped) {
      session.windows().judgeOverdue();
      boolean unfinished = verdict.drain();
      long now = System.nanoTime();
      if (now - spans >= 0) {
        session.timeline().write();
        spans = now + PAUSE_NANOS;
      }
      if (unfinished && now - next >= 0) {
        verdict.flush();
        next = now + PAUSE_NANOS;
      }
      if (!verified && now - verify >= 0) {
        session.verifyHooks();
        verified = true;
      }
      LockSupport.parkNanos(this, unfinished ? next - now : PAUSE_NANOS);
    }
  }
}

package dev.selvedge.agent.cases.permits;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Windows;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Permits that are not given back, and what looks like it. */
public final class Leaks {

  private static final int TIMES = 3;

  private Leaks() {}

  public static void main(String[] args) throws Exception {
    String window = args.length == 0 ? null : Windows.open("leaks");
    failing();
    early();
    several();
    ofForked();
    inFinally();
    byOthers();
    gotNone();
    signals();
    flags();
    shrinking();
    ownKind();
    if (window != null) {
      Windows.close(window);
    }
  }

  private static void failing() throws Exception {
    Semaphore permits = new Semaphore(4);
    for (int i = 0; i < TIMES; i++) {
      int order = i;
      elsewhere(
          () -> {
            permits.acquire(); // FINDING: LeakedPermit
            Integer.parseInt(order == 0 ? "1" : "none");
            permits.release();
          });
    }
  }

  private static void early() throws Exception {
    Semaphore permits = new Semaphore(2);
    elsewhere(
        () -> {
          if (permits.tryAcquire(1, TimeUnit.SECONDS)) { // FINDING: LeakedPermit
            return;
          }
          permits.release();
        });
  }

  private static void several() throws Exception {
    Semaphore permits = new Semaphore(8);
    elsewhere(
        () -> {
          permits.acquireUninterruptibly(3); // FINDING: LeakedPermit
          permits.release(2);
        });
  }

  private static void ofForked() throws Exception {
    Semaphore permits = new Semaphore(4);
    elsewhere(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            int order = i;
            permits.acquire(); // FINDING: LeakedPermit
            elsewhere(
                () -> {
                  Integer.parseInt(order == 1 ? "none" : "1");
                  permits.release();
                });
          }
        });
  }

  private static void inFinally() throws Exception {
    Semaphore permits = new Semaphore(4);
    for (int i = 0; i < TIMES; i++) {
      elsewhere(
          () -> {
            permits.acquire();
            try {
              Integer.parseInt("none");
            } finally {
              permits.release();
            }
          });
    }
  }

  private static void byOthers() throws Exception {
    Semaphore permits = new Semaphore(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < TIMES; i++) {
      permits.acquire();
      pool.execute(permits::release);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void gotNone() throws Exception {
    Semaphore permits = new Semaphore(1);
    permits.acquire();
    elsewhere(() -> permits.tryAcquire(1, TimeUnit.MILLISECONDS));
    elsewhere(
        () -> {
          Thread.currentThread().interrupt();
          permits.acquire();
        });
    permits.release();
  }

  private static void signals() throws Exception {
    Semaphore done = new Semaphore(0);
    elsewhere(done::release);
    done.acquire();
  }

  private static void flags() throws Exception {
    Semaphore once = new Semaphore(1);
    for (int i = 0; i < TIMES; i++) {
      elsewhere(once::tryAcquire);
    }
  }

  private static void shrinking() throws Exception {
    Semaphore permits = new Semaphore(4);
    elsewhere(permits::drainPermits);
    Limit limit = new Limit(4);
    limit.lower(2);
    elsewhere(limit::pass);
  }

  private static void ownKind() throws Exception {
    Limit limit = new Limit(2);
    for (int i = 0; i < TIMES; i++) {
      elsewhere(limit::pass);
    }
  }

  /** On a thread of its own, whose failure is of no interest here. */
  private static void elsewhere(Loop.Body body) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Exception shown) {
                // By the permit that is missing.
              }
            });
    thread.start();
    thread.join();
  }

  /** A semaphore of the user's own kind, which says another number than there is. */
  private static final class Limit extends Semaphore {
    private static final long serialVersionUID = 1;

    Limit(int permits) {
      super(permits);
    }

    void lower(int by) {
      reducePermits(by);
    }

    void pass() throws InterruptedException {
      acquire();
      release();
    }

    @Override
    public int availablePermits() {
      return -1;
    }
  }
}

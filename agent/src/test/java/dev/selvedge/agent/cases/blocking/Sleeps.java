package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeping, in all ways that there are. */
public final class Sleeps {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Sleeps::calls);
  }

  private static void calls() throws Exception {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    Thread.sleep(5, 100); // FINDING: BlockedEventLoop
    Thread.sleep(0, 900_000); // FINDING: BlockedEventLoop
    Thread.sleep(1); // FINDING: BlockedEventLoop
    TimeUnit.MILLISECONDS.sleep(5); // FINDING: BlockedEventLoop
    TimeUnit.MICROSECONDS.sleep(500); // FINDING: BlockedEventLoop
    Sleeper reference = Thread::sleep;
    reference.sleep(5); // FINDING: BlockedEventLoop
    reflective(5);
    interrupted();
    if (Runtime.version().feature() >= 19) {
      byDuration();
    }
  }

  private static void reflective(long millis) throws Exception {
    var sleep = Thread.class.getMethod("sleep", long.class);
    if (Runtime.version().feature() >= 19) { // before that it is native, and out of reach
      sleep.invoke(null, millis); // FINDING: BlockedEventLoop from 19
    }
  }

  private static void byDuration() throws Exception {
    var sleep = Thread.class.getMethod("sleep", Duration.class);
    sleep.invoke(null, Duration.ofMillis(5)); // FINDING: BlockedEventLoop from 19
  }

  private static void interrupted() {
    Thread.currentThread().interrupt();
    try {
      Thread.sleep(5_000); // does not even begin
    } catch (InterruptedException expected) {
      Thread.interrupted();
    }
    try {
      throw new IllegalStateException("in a handler");
    } catch (IllegalStateException e) {
      sleepQuietly();
    }
  }

  private static void sleepQuietly() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (Throwable swallowed) {
      throw new AssertionError(swallowed);
    }
  }

  private interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }
}

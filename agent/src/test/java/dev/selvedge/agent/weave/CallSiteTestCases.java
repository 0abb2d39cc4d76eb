package dev.selvedge.agent.weave;

import java.io.RandomAccessFile;
import java.util.concurrent.Callable;

/** Classes with calls to be rewritten, and with calls that look alike. */
@SuppressWarnings({"WaitNotInLoop", "NotifyNotInSynchronized"}) // that they wait is the point
public final class CallSiteTestCases {

  static final String FILE = "selvedge.test.file";

  private CallSiteTestCases() {}

  /** What takes a time and may be interrupted. */
  public interface Pause {
    void of(long millis) throws InterruptedException;
  }

  /** What takes a time on a monitor. */
  public interface PauseOn {
    void of(Object monitor, long millis) throws InterruptedException;
  }

  static final class Sleeping implements Callable<String> {
    @Override
    public String call() throws InterruptedException {
      Thread.sleep(1);
      Pause reference = Thread::sleep;
      reference.of(1);
      Thread.sleep(0);
      Pause lambda = millis -> Thread.sleep(0);
      lambda.of(1);
      return "slept " + Thread.currentThread().getName();
    }
  }

  static class Worker extends Thread implements Callable<String> {
    @Override
    public String call() throws InterruptedException {
      sleep(1);
      return "";
    }
  }

  static final class Waiting implements Callable<String> {
    @Override
    public synchronized String call() throws InterruptedException {
      wait(1);
      Pause reference = this::wait;
      reference.of(1);
      int[] other = {1};
      synchronized (other) {
        other.wait(1);
        PauseOn unbound = Object::wait;
        unbound.of(other, 1);
      }
      return "";
    }
  }

  static final class Files implements Callable<String> {
    @Override
    public String call() throws Exception {
      try (RandomAccessFile file = new RandomAccessFile(System.getProperty(FILE), "rw")) {
        file.setLength(7);
        if (file.length() != 7) {
          throw new IllegalStateException();
        }
        file.getFD().sync();
      }
      return "";
    }
  }

  static final class OwnSleep implements Callable<String> {
    static void sleep(long millis) {}

    @Override
    public String call() {
      sleep(1);
      Pause reference = OwnSleep::sleep;
      return "" + reference;
    }
  }

  static class OwnSleepInThread extends Thread implements Callable<String> {
    public static void sleep(long millis) {}

    @Override
    public String call() {
      sleep(1);
      return "";
    }
  }

  static final class Untouched implements Callable<String> {
    @Override
    public synchronized String call() throws InterruptedException {
      Thread.sleep(0, 1);
      Thread.onSpinWait();
      notifyAll();
      return "";
    }
  }
}

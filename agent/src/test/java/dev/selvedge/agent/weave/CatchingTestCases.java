package dev.selvedge.agent.weave;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Catch blocks of all kinds. */
@SuppressWarnings({"finally", "Finally", "MissingSuperCall", "UnusedMethod"})
public final class CatchingTestCases implements Callable<String> {

  private int caught;

  @Override
  public String call() throws Exception {
    interrupted();
    anything();
    severalAtOnce();
    oneAfterTheOther();
    ownException();
    return "caught " + caught;
  }

  void interrupted() {
    try {
      throwInterrupted();
    } catch (InterruptedException e) {
      caught++;
    }
  }

  void anything() {
    try {
      throwInterrupted();
    } catch (Throwable e) {
      caught++;
    }
  }

  void severalAtOnce() {
    try {
      throwInterrupted();
    } catch (InterruptedException | IllegalStateException e) {
      caught++;
    }
  }

  void oneAfterTheOther() throws InterruptedException {
    try {
      throwIo();
      throwInterrupted();
    } catch (NumberFormatException e) {
      caught += 100;
    } catch (IOException e) {
      caught++;
    } catch (RuntimeException e) {
      caught += 10;
    }
  }

  void ownException() {
    try {
      throwOwn();
    } catch (Own e) {
      caught++;
    }
  }

  void numbers() {
    try {
      caught += Integer.parseInt("none");
    } catch (NumberFormatException e) {
      caught++;
    }
  }

  synchronized void locked() throws InterruptedException {
    synchronized (CatchingTestCases.class) {
      throwInterrupted();
    }
  }

  void cleaned() throws InterruptedException {
    try {
      throwInterrupted();
    } finally {
      caught++;
    }
  }

  int dropped() throws InterruptedException {
    try {
      throwInterrupted();
    } finally {
      return caught;
    }
  }

  private static void throwInterrupted() throws InterruptedException {
    throw new InterruptedException("made up");
  }

  private static void throwIo() throws IOException {
    throw new IOException("made up");
  }

  private static void throwOwn() throws Own {
    throw new Own();
  }

  /** An exception that may have any cause. */
  public static final class Own extends Exception {
    private static final long serialVersionUID = 1;
  }
}

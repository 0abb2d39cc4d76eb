package dev.selvedge.agent.cases.carriers;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandleProxies;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** All ways to hold a carrier, one after the other. */
public final class Holds {

  private static final Object MONITOR = new Object();
  private static volatile long result;

  private Holds() {}

  /** Somebody who sleeps in native code. */
  public interface Sleeper {
    int sleep(int micros);
  }

  public static void main(String[] args) throws Throwable {
    Row.run(
        "native sleep",
        () -> {
          int done = (int) Foreign.SLEEP.invokeExact(Row.MILLIS * 1_000); // FINDING: BlockedCarrier
        });
    Row.run(
        "sleep in an upcall",
        () ->
            Foreign.callBack(
                () -> {
                  Thread.sleep(Row.MILLIS); // FINDING: PinnedCarrier
                }));
    Row.run(
        "park in an upcall",
        () ->
            Foreign.callBack(
                () -> {
                  LockSupport.parkNanos(Row.MILLIS * 1_000_000L); // FINDING: PinnedCarrier
                }));
    Row.run(
        "wait in an upcall",
        () ->
            Foreign.callBack(
                () -> {
                  synchronized (MONITOR) {
                    MONITOR.wait(Row.MILLIS); // FINDING: PinnedCarrier
                  }
                }));
    Thread owner = whileHolding(MONITOR);
    Row.run(
        "monitor in an upcall",
        () ->
            Foreign.callBack(
                () -> {
                  synchronized (MONITOR) {
                    // The JVM says that a thread waits for a monitor at what comes after it.
                    MONITOR.notifyAll(); // FINDING: PinnedCarrier
                  }
                }));
    owner.join();
    Row.run("sleep in a class initialiser", Sleeps::touch);
    Thread initialiser = Row.beside(InitialisedElsewhere::touch);
    Begun.LATCH.await();
    Row.run(
        "class initialised by another thread",
        () -> {
          InitialisedElsewhere.touch(); // FINDING: PinnedCarrier
        });
    initialiser.join();
    fifos();
    Row.run(
        "computation",
        () -> {
          long sum = 1;
          for (long i = 0; i < 600_000_000L; i++) sum = sum * 31 + i; // FINDING: MonopolizedCarrier
          result = sum;
        });
    Sleeper sleeper = MethodHandleProxies.asInterfaceInstance(Sleeper.class, Foreign.SLEEP);
    Row.run(
        "native sleep behind a proxy",
        () -> {
          result = sleeper.sleep(Row.MILLIS * 1_000); // FINDING: BlockedCarrier
        });
    // The carrier is given back a moment after the virtual thread has ended.
    Thread.sleep(100);
  }

  private static void fifos() throws Exception {
    Path fifo = Files.createTempDirectory("cases").resolve("fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor();
    Thread writer = writer(fifo);
    Row.run(
        "stream of a FIFO",
        () -> {
          try (FileInputStream in = new FileInputStream(fifo.toFile())) {
            in.read(); // FINDING: BlockedCarrier
          }
        });
    writer.join();
    writer = writer(fifo);
    Row.run(
        "random access to a FIFO",
        () -> {
          try (RandomAccessFile in = new RandomAccessFile(fifo.toFile(), "r")) {
            in.read(); // FINDING: BlockedCarrier
          }
        });
    writer.join();
    writer = writer(fifo);
    Row.run(
        "channel of a FIFO",
        () -> {
          try (FileChannel in = FileChannel.open(fifo)) {
            in.read(ByteBuffer.allocate(1)); // FINDING: BlockedCarrier
          }
        });
    writer.join();
    Files.delete(fifo);
    Files.delete(fifo.getParent());
  }

  /** Opens the FIFO at once, so that opening it does not block, and writes later. */
  private static Thread writer(Path fifo) {
    return Row.beside(
        () -> {
          try (FileOutputStream out = new FileOutputStream(fifo.toFile())) {
            Thread.sleep(Row.MILLIS);
            out.write(1);
          }
        });
  }

  private static Thread whileHolding(Object monitor) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Thread owner =
        Row.beside(
            () -> {
              synchronized (monitor) {
                held.countDown();
                Thread.sleep(2L * Row.MILLIS);
              }
            });
    held.await();
    return owner;
  }

  /** A class that sleeps while it is initialised. */
  static final class Sleeps {
    static {
      try {
        Thread.sleep(Row.MILLIS); // FINDING: PinnedCarrier
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Sleeps() {}

    static void touch() {}
  }

  /** A class that a platform thread initialises, which may sleep. */
  static final class InitialisedElsewhere {
    static {
      Begun.LATCH.countDown();
      LockSupport.parkNanos(2L * Row.MILLIS * 1_000_000);
    }

    private InitialisedElsewhere() {}

    static void touch() {}
  }

  private static final class Begun {
    static final CountDownLatch LATCH = new CountDownLatch(1);
  }
}

package dev.selvedge.agent.cases.carriers;

import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/** What leaves the carrier, or is made up for, or is short. */
public final class Harmless {

  private static final Object MONITOR = new Object();

  private Harmless() {}

  public static void main(String[] args) throws Throwable {
    Row.run("sleep", () -> Thread.sleep(Row.MILLIS));
    Row.run(
        "sleep in synchronized",
        () -> {
          synchronized (MONITOR) {
            Thread.sleep(Row.MILLIS);
          }
        });
    Row.run(
        "wait",
        () -> {
          synchronized (MONITOR) {
            MONITOR.wait(Row.MILLIS);
          }
        });
    contended();
    sockets();
    locks();
    Row.run(
        "output of a process",
        () -> {
          Process process = new ProcessBuilder("sleep", seconds()).start();
          process.getInputStream().read();
          process.waitFor();
        });
    Row.run("short sleep in an upcall", () -> Foreign.callBack(() -> Thread.sleep(5)));
    Row.run(
        "permit at hand in an upcall",
        () ->
            Foreign.callBack(
                () -> {
                  LockSupport.unpark(Thread.currentThread());
                  LockSupport.park();
                }));
    Row.run(
        "printing and logging",
        () -> {
          for (int i = 0; i < 1_000; i++) {
            System.out.println("line " + i);
          }
          Logger.getLogger("cases").info("one line");
        });
    Row.run(
        "a small file",
        () -> {
          Path file = Files.createTempFile("cases", ".txt");
          Files.writeString(file, "x".repeat(10_000));
          Files.readString(file);
          Files.delete(file);
        });
    Row.run(
        "computing with pauses",
        () -> {
          long end = System.nanoTime() + 2L * Row.MILLIS * 1_000_000;
          while (System.nanoTime() < end) {
            Thread.yield();
          }
        });
  }

  private static void contended() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch held = new CountDownLatch(1);
    Thread owner =
        Row.beside(
            () -> {
              lock.lock();
              synchronized (MONITOR) {
                held.countDown();
                Thread.sleep(Row.MILLIS);
              }
              lock.unlock();
            });
    held.await();
    Thread other = Row.start("contended lock", lock::lock);
    Row.run(
        "contended monitor",
        () -> {
          synchronized (MONITOR) {
            MONITOR.notifyAll();
          }
        });
    owner.join();
    other.join();
  }

  private static void sockets() throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread answer =
          Row.beside(
              () -> {
                try (Socket client = server.accept()) {
                  Thread.sleep(Row.MILLIS);
                  client.getOutputStream().write(1);
                }
              });
      Row.run(
          "socket",
          () -> {
            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
              client.getInputStream().read();
            }
          });
      answer.join();
    }
  }

  /** A file that another process has locked: within one JVM there is no waiting for it. */
  private static void locks() throws Exception {
    Path file = Files.createTempFile("cases", ".lock");
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FileLocker.class.getName(),
                file.toString(),
                String.valueOf(Row.MILLIS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    owner.getInputStream().read();
    Row.run(
        "lock of a file",
        () -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.lock().release();
          }
        });
    owner.waitFor();
    Files.delete(file);
  }

  private static String seconds() {
    return String.valueOf(Row.MILLIS / 1_000.0);
  }
}

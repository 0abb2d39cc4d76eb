package dev.selvedge.doctor;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Virtual threads that hold their carrier. */
final class Carriers {

  private static final long PINNED_MILLIS = 200;
  private static final long BLOCKED_MILLIS = 600;
  private static final long COMPUTING_MILLIS = 600;

  private Carriers() {}

  static List<Provocation> provocations() {
    return List.of(
        new Provocation(
            "a virtual thread that is pinned", "PinnedCarrier", "sleepPinned", Carriers::pin),
        new Provocation(
            "a virtual thread blocked in native code",
            "BlockedCarrier",
            "readPipe",
            Carriers::pipe),
        new Provocation(
            "a virtual thread that computes", "MonopolizedCarrier", "compute", Carriers::busy));
  }

  private static void pin() throws Exception {
    VirtualThreads.startVirtual(Pinned::touch).join();
  }

  private static void sleepPinned() {
    try {
      Thread.sleep(PINNED_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pipe() throws Exception {
    VirtualThreads.orNotHere();
    Path folder = Files.createTempDirectory("selvedge-doctor");
    Path pipe = folder.resolve("pipe");
    try {
      makePipe(pipe);
      Thread writer = new Thread(() -> write(pipe));
      writer.start();
      VirtualThreads.startVirtual(() -> readPipe(pipe)).join();
      writer.join();
    } finally {
      Files.deleteIfExists(pipe);
      Files.delete(folder);
    }
  }

  private static void makePipe(Path pipe) throws Exception {
    try {
      if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
        return;
      }
    } catch (IOException none) {
      // As below.
    }
    throw new Provocation.NotHereException("this system has no named pipes");
  }

  private static void write(Path pipe) {
    try (FileOutputStream out = new FileOutputStream(pipe.toFile())) {
      Waits.pause(BLOCKED_MILLIS);
      out.write(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void readPipe(Path pipe) {
    try (FileInputStream in = new FileInputStream(pipe.toFile())) {
      if (in.read() != 1) {
        throw new IllegalStateException("the pipe is broken");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void busy() throws Exception {
    VirtualThreads.startVirtual(() -> compute(COMPUTING_MILLIS)).join();
  }

  /** Computes for so long, at the least, whoever else wants the processor. */
  static double compute(long millis) {
    double sum = 0;
    for (long i = 0; i < millis * 1_000_000; i++) {
      sum += Math.sqrt((double) i);
    }
    return sum;
  }

  /** Its initialiser takes its time. */
  private static final class Pinned {
    static {
      sleepPinned();
    }

    static void touch() {}
  }
}

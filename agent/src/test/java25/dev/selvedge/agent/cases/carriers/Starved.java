package dev.selvedge.agent.cases.carriers;

import java.util.zip.CRC32;

/** Computations of 50 ms on virtual threads, beside 30 threads that want both processors. */
public final class Starved {

  private static volatile long result;

  private Starved() {}

  public static void main(String[] args) throws Throwable {
    for (int i = 0; i < 30; i++) {
      Thread busy = Row.beside(() -> spin());
      busy.setName("busy-" + i);
    }
    byte[] bytes = new byte[64 * 1024 * 1024];
    Row.run("warm", () -> compute(bytes));
    for (int i = 0; i < 4; i++) {
      Thread one = Row.start("java " + i, () -> compute());
      Thread other = Row.start("native " + i, () -> compute(bytes));
      one.join();
      other.join();
    }
    System.exit(0);
  }

  private static void spin() {
    while (true) {
      result++;
    }
  }

  private static void compute() {
    long sum = 1;
    for (long i = 0; i < 50_000_000L; i++) {
      sum = sum * 31 + i;
    }
    result = sum;
  }

  /** In a method of the JDK that is native where it is not compiled. */
  private static void compute(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length);
    result = crc.getValue();
  }
}

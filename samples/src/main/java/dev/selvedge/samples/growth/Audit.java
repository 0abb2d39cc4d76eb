package dev.selvedge.samples.growth;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Writes entries down in the background. When the disk is slow, whoever has more of them than there
 * is room for waits for it.
 */
@SuppressWarnings("try") // close waits, and says so
public final class Audit implements AutoCloseable {
  private static final int ROOM = 100;
  private static final String END = "";

  private final BlockingQueue<String> entries = new ArrayBlockingQueue<>(ROOM);
  private final Thread writer;

  /** An audit that writes by the given function. */
  public Audit(Consumer<String> disk) {
    this.writer = Thread.ofPlatform().name("auditor").start(() -> write(disk));
  }

  /** Has an entry written, as soon as there is room for it. */
  public void add(String entry) throws InterruptedException {
    entries.put(entry);
  }

  private void write(Consumer<String> disk) {
    try {
      for (String entry = entries.take(); !entry.equals(END); entry = entries.take()) {
        disk.accept(entry);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all entries are written. */
  @Override
  public void close() {
    try {
      entries.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

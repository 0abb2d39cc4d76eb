package dev.selvedge.samples.growth;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Writes entries down in the background. When the disk is slow, the entries that wait for it fill
 * the memory, and nobody notices before it is full. {@link Audit} does it right.
 */
@SuppressWarnings("try") // close waits, and says so
public final class HoardingAudit implements AutoCloseable {
  private static final String END = "";

  private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();
  private final Thread writer;

  /** An audit that writes by the given function. */
  public HoardingAudit(Consumer<String> disk) {
    this.writer = Thread.ofPlatform().name("auditor").start(() -> write(disk));
  }

  /** Has an entry written, some time. */
  public void add(String entry) throws InterruptedException {
    entries.put(entry); // FINDING: UnboundedQueue
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

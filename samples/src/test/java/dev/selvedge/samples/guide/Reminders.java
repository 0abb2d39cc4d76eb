package dev.selvedge.samples.guide;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A service that sends reminders from a thread of its own, until it is closed. */
final class Reminders implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(100);
  private final ExecutorService sender = Executors.newSingleThreadExecutor();

  Reminders(Consumer<String> mail) {
    sender.execute(() -> send(mail));
  }

  void add(String reminder) throws InterruptedException {
    waiting.put(reminder);
  }

  private void send(Consumer<String> mail) {
    try {
      while (true) {
        mail.accept(waiting.take());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    try {
      if (!sender.awaitTermination(PATIENCE_SECONDS, SECONDS)) {
        throw new IllegalStateException("a reminder is still being sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

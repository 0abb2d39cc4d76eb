package com.acme.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends mails, in the old way and in the new one. */
final class Mailer {

  private final ExecutorService sender = Executors.newSingleThreadExecutor();

  /** Nobody will know whether it was sent. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is what is wrong with it
  static void send(Runnable mail) {
    CompletableFuture.runAsync(mail);
  }

  void start() {
    sender.execute(Thread::onSpinWait);
  }

  void stop() throws InterruptedException {
    sender.shutdown();
    if (!sender.awaitTermination(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a mail is still being sent");
    }
  }
}

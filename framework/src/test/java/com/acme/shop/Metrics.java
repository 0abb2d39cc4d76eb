package com.acme.shop;

import java.util.concurrent.CountDownLatch;

/** Counts for as long as the JVM lives. */
final class Metrics {

  private static final CountDownLatch END = new CountDownLatch(1);

  private Metrics() {}

  static void start() {
    Thread reporter =
        new Thread(
            () -> {
              try {
                END.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "metrics");
    reporter.setDaemon(true);
    reporter.start();
  }
}

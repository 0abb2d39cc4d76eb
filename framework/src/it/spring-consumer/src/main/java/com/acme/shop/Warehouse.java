package com.acme.shop;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works for as long as the application does: by a job, by a scheduler and by a thread. */
@Component
public class Warehouse implements SmartLifecycle {

  private final Prices prices;
  private final AtomicInteger beats = new AtomicInteger();
  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
  private Thread packer;

  Warehouse(Prices prices) {
    this.prices = prices;
    heart.scheduleAtFixedRate(beats::incrementAndGet, 5, 5, TimeUnit.MILLISECONDS);
  }

  @Scheduled(fixedRate = 20)
  void order() {
    orders.add("tea for " + prices.of("tea"));
  }

  @Override
  public void start() {
    packer = new Thread(this::pack, "packer");
    packer.start();
  }

  private void pack() {
    try {
      while (!orders.take().isEmpty()) {
        beats.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return packer != null;
  }

  @Override
  public void stop() {
    packer.interrupt();
    packer = null;
  }

  @PreDestroy
  void close() {
    heart.shutdownNow();
  }
}

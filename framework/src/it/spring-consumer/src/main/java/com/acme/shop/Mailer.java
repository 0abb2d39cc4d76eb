package com.acme.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

@Component
public class Mailer {

  private final AtomicInteger sent = new AtomicInteger();

  public Mailer() {}

  @Async
  public void confirm(String item) {
    sent.addAndGet(item.length());
  }

  @Async
  public CompletableFuture<Integer> sent() {
    return CompletableFuture.completedFuture(sent.get());
  }
}

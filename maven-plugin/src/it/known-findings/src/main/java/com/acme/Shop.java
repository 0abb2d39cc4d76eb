package com.acme;

import java.util.concurrent.CompletableFuture;

public final class Shop {

  private Shop() {}

  public static void open() {
    CompletableFuture.runAsync(() -> fail("door")); // the known one
  }

  public static void close() {
    CompletableFuture.runAsync(() -> fail("lock")); // the new one
  }

  private static void fail(String what) {
    throw new IllegalStateException(what);
  }
}

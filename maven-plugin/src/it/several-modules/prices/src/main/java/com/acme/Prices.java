package com.acme;

import java.util.concurrent.CompletableFuture;

public final class Prices {

  private Prices() {}

  public static int of(int pieces) {
    return pieces * 3;
  }

  public static int audited(int pieces) {
    CompletableFuture.runAsync(() -> fail(pieces)); // the fault
    return of(pieces);
  }

  private static void fail(int pieces) {
    throw new IllegalStateException("nobody audits " + pieces);
  }
}

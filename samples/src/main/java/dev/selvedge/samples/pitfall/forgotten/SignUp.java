package dev.selvedge.samples.pitfall.forgotten;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Signs customers up. Who waits for it knows afterwards that the customer was told. */
public final class SignUp {
  private final Mailer mailer;
  private final Executor executor;

  /** A sign-up that does its work on this executor. */
  public SignUp(Mailer mailer, Executor executor) {
    this.mailer = mailer;
    this.executor = executor;
  }

  /** Opens an account; fails if the mail cannot be sent. */
  public CompletableFuture<String> register(String name) {
    return CompletableFuture.supplyAsync(() -> open(name), executor)
        .thenApplyAsync(account -> tell(name, account), executor);
  }

  private String tell(String name, String account) {
    mailer.welcome(name);
    return account;
  }

  private static String open(String name) {
    return "account of " + name;
  }
}

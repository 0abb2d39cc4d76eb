package dev.selvedge.samples.pitfall.forgotten;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Signs customers up, and drops the future of the mail: when the mail server refuses it, nothing
 * happens, and nothing is logged. {@link SignUp} does it right.
 */
public final class SilentSignUp {
  private final Mailer mailer;
  private final Executor executor;

  /** A sign-up that does its work on this executor. */
  public SilentSignUp(Mailer mailer, Executor executor) {
    this.mailer = mailer;
    this.executor = executor;
  }

  /** Opens an account, and succeeds whether or not the mail is sent. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public CompletableFuture<String> register(String name) {
    CompletableFuture.runAsync(() -> mailer.welcome(name), executor); // FINDING: LostFailure
    return CompletableFuture.supplyAsync(() -> open(name), executor);
  }

  private static String open(String name) {
    return "account of " + name;
  }
}

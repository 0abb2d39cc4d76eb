package dev.selvedge.samples.pitfall.forgotten;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Signs customers up, and answers before the mail is sent: the chain that ends with it hangs on the
 * account, and its end is dropped. {@link SignUp} answers that end.
 */
public final class HastySignUp {
  private final Mailer mailer;
  private final Executor executor;

  /** A sign-up that does its work on this executor. */
  public HastySignUp(Mailer mailer, Executor executor) {
    this.mailer = mailer;
    this.executor = executor;
  }

  /** Opens an account. The mail is sent some time. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public CompletableFuture<String> register(String name) {
    CompletableFuture<String> account = CompletableFuture.supplyAsync(() -> open(name), executor);
    account.thenAcceptAsync(_ -> mailer.welcome(name), executor); // FINDING: ForgottenFuture
    return account;
  }

  private static String open(String name) {
    return "account of " + name;
  }
}

package dev.selvedge.samples.pitfall.forgotten;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Shows {@link SignUp} and {@link SilentSignUp}: run it, and read. */
public final class ForgottenExample {

  private ForgottenExample() {}

  /** Signs up a customer whose mail cannot be sent. */
  public static void main(String[] args) {
    Mailer full =
        name -> {
          throw new IllegalStateException("the mailbox of " + name + " is full");
        };
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      System.out.println("dropped: " + new SilentSignUp(full, executor).register("Ada").join());
      try {
        System.out.println("awaited: " + new SignUp(full, executor).register("Ada").join());
      } catch (CompletionException e) {
        System.out.println("awaited: " + e.getCause());
      }
    }
  }
}

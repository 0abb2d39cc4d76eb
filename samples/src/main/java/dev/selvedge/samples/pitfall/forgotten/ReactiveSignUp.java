package dev.selvedge.samples.pitfall.forgotten;

import reactor.core.publisher.Mono;

/** Signs customers up. The mail is a part of what the caller subscribes to. */
public final class ReactiveSignUp {
  private final ReactiveMailer mailer;

  /** A sign-up that sends its mails by this mailer. */
  public ReactiveSignUp(ReactiveMailer mailer) {
    this.mailer = mailer;
  }

  /** Opens an account; fails if the mail cannot be sent. */
  public Mono<String> register(String name) {
    return Mono.fromCallable(() -> open(name))
        .flatMap(account -> mailer.welcome(name).thenReturn(account));
  }

  private static String open(String name) {
    return "account of " + name;
  }
}

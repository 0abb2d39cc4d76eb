package dev.selvedge.samples.pitfall.forgotten;

import reactor.core.publisher.Mono;

/**
 * Signs customers up, and never sends the mail: the line that seems to send it only describes it.
 * {@link ReactiveSignUp} does it right.
 */
public final class ColdSignUp {
  private final ReactiveMailer mailer;

  /** A sign-up that sends its mails by this mailer, or so it looks. */
  public ColdSignUp(ReactiveMailer mailer) {
    this.mailer = mailer;
  }

  /** Opens an account. */
  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"}) // that is the flaw
  public Mono<String> register(String name) {
    mailer.welcome(name).doOnSuccess(sent -> told(name)); // FINDING: NeverStarted
    return Mono.fromCallable(() -> open(name));
  }

  private static String open(String name) {
    return "account of " + name;
  }

  private static void told(String name) {
    System.Logger log = System.getLogger(ColdSignUp.class.getName());
    log.log(System.Logger.Level.DEBUG, "{0} was told", name);
  }
}

package dev.selvedge.samples.pitfall.forgotten;

import reactor.core.publisher.Mono;

/** Sends mails, each when somebody subscribes to what it answers. */
@FunctionalInterface
public interface ReactiveMailer {

  /** The sending of a mail to a new customer. */
  Mono<Void> welcome(String name);
}

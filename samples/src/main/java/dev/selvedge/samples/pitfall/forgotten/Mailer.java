package dev.selvedge.samples.pitfall.forgotten;

/** Sends mails. May be used by several threads at once. */
public interface Mailer {

  /** Sends a mail, and returns when it is sent. */
  void welcome(String name);
}

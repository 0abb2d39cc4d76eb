package dev.selvedge.samples.future;

/** Where questions go to. Their replies come back some time, by their numbers. */
public interface Channel {

  /** Sends a question, without waiting for the reply. */
  void send(long number, String question);
}

package dev.selvedge.agent.options;

/**
 * Up to where numbers of things that are at work together, or wait, are taken for bounded.
 *
 * @param fanOut tasks of one fan-out that run
 * @param queue items that wait in a queue
 * @param threads live platform threads of one origin
 */
public record Limits(int fanOut, int queue, int threads) {

  /** What holds unless the user sets something else. */
  public static final Limits DEFAULT = new Limits(256, 1_000, 256);
}

package dev.selvedge.agent.rule;

/**
 * From when on a wait counts.
 *
 * @param lockNanos for a lock or monitor that another thread holds
 */
public record Thresholds(long lockNanos) {

  /** What holds unless the user sets something else. */
  public static final Thresholds DEFAULT = new Thresholds(10_000_000);
}

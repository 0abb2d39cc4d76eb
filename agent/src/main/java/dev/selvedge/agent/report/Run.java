package dev.selvedge.agent.report;

import java.util.Map;

/**
 * One JVM that Selvedge watched.
 *
 * @param id the run's identifier, a UUID
 * @param start the values of its start line, empty if the journal has none
 * @param end the values of its end line, empty if the journal has none
 */
public record Run(String id, Map<String, Object> start, Map<String, Object> end) {

  /** Whether the JVM came to its end in order; one that did not was killed or is still running. */
  public boolean ended() {
    return !end.isEmpty();
  }
}

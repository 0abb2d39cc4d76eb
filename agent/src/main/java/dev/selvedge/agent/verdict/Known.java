package dev.selvedge.agent.verdict;

import java.util.Set;
import java.util.SortedSet;

/** What was found before and fails nothing. May be asked from any thread. */
public interface Known {

  /** Nothing is known. */
  Known NOTHING =
      new Known() {
        @Override
        public boolean has(String fingerprint) {
          return false;
        }

        @Override
        public Set<Integer> among(String fingerprint, SortedSet<Integer> lines) {
          return Set.of();
        }
      };

  /** Whether there was anything of this fingerprint. */
  boolean has(String fingerprint);

  /** Which of all the lines where there is by now something of this fingerprint are known. */
  Set<Integer> among(String fingerprint, SortedSet<Integer> lines);
}

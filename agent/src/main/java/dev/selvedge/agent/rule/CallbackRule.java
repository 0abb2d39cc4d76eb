package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.LongCallback;
import org.jspecify.annotations.Nullable;

/**
 * A rule over callbacks that compute for long. May be asked from several threads at once, and must
 * neither block nor throw.
 */
public interface CallbackRule extends Rule {

  /** Judges a callback that has computed for as long as the threshold; null if it may. */
  @Nullable Candidate judge(LongCallback callback);
}

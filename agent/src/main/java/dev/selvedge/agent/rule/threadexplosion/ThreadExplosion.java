package dev.selvedge.agent.rule.threadexplosion;

import dev.selvedge.agent.event.ThreadCrowd;
import dev.selvedge.agent.rule.ApiLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CrowdRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when more platform threads of one origin are alive together than the limit. */
public final class ThreadExplosion implements CrowdRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(ThreadCrowd crowd) {
    ApiLine started = ApiLine.of(crowd.started());
    ApiLine origin = ApiLine.of(crowd.origin());
    if (origin == null) {
      return null;
    }
    return Texts.candidate(this, crowd, started == null ? origin : started, origin);
  }
}

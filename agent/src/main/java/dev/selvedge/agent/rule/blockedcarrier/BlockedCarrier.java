package dev.selvedge.agent.rule.blockedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CarrierRule;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a virtual thread holds its carrier while native code waits for the operating system.
 */
public final class BlockedCarrier implements CarrierRule {

  /** Whoever uses more than one part in so many of the hold computes. */
  private static final int CPU_PART = 10;

  private static final List<String> STACK_WALKS =
      List.of(
          "java.lang.StackFrameInfo",
          "java.lang.StackStreamFactory",
          "java.lang.StackTraceElement",
          "java.lang.StackWalker",
          "java.lang.Throwable");

  private final Thresholds thresholds;

  public BlockedCarrier(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(CarrierHold hold) {
    if (hold.kind() != Kind.NATIVE
        || hold.lastedNanos() <= thresholds.carrierNanos()
        || hold.cpuNanos() > hold.lastedNanos() / CPU_PART) {
      return null;
    }
    HoldSite site = HoldSite.of(hold.frames());
    return site == null || site.isLoading() || isOfTheJvm(hold)
        ? null
        : Texts.candidate(this, hold, site);
  }

  /**
   * Whether it is the JVM that looks at the stack, for the user or for us, or that starts a thread:
   * it waits for a processor at most.
   */
  private static boolean isOfTheJvm(CarrierHold hold) {
    Frame innermost = hold.frames().get(0);
    return innermost.methodName().equals("start0")
        ? innermost.className().equals("java.lang.Thread")
        : STACK_WALKS.stream().anyMatch(innermost.className()::startsWith);
  }
}

package dev.selvedge.agent;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.CallbackListener;
import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailureListener;
import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.event.GivenUpListener;
import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.HoldListener;
import dev.selvedge.agent.event.InterruptListener;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LongCallback;
import dev.selvedge.agent.event.PoolListener;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.event.WrappedInterrupt;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.CallbackRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CarrierRule;
import dev.selvedge.agent.rule.CrowdRule;
import dev.selvedge.agent.rule.FailedTaskRule;
import dev.selvedge.agent.rule.FutureWaitRule;
import dev.selvedge.agent.rule.GivenUpRule;
import dev.selvedge.agent.rule.InterruptRule;
import dev.selvedge.agent.rule.QueueRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.StarvationRule;
import dev.selvedge.agent.rule.UnstartedRule;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.Computations;
import dev.selvedge.agent.sensor.MonitorWaits;
import dev.selvedge.agent.sensor.Watchdog;
import dev.selvedge.agent.sensor.carrier.Carriers;
import dev.selvedge.agent.sensor.pool.FutureWaits;
import dev.selvedge.agent.sensor.pool.StarvationWatch;
import dev.selvedge.agent.sensor.task.Crowds;
import dev.selvedge.agent.sensor.task.Interrupts;
import dev.selvedge.agent.sensor.task.PeriodicTasks;
import dev.selvedge.agent.sensor.task.Queues;
import dev.selvedge.agent.sensor.task.Stragglers;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.UncaughtFailures;
import dev.selvedge.agent.sensor.task.UnstartedThreads;
import dev.selvedge.agent.verdict.Verdict;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands between sensors and rules: of each kind of event the rules that are on are asked, and
 * what the first of them proposes goes to the verdict. A sensor that no rule listens to stays off.
 */
final class Listeners {

  /** The first JDK that has them other than as a preview. */
  private static final int VIRTUAL_THREADS = 21;

  private final Options options;
  private final List<Rule> rules;
  private final Verdict verdict;

  /**
   * @param rules those that are on
   */
  Listeners(Options options, List<Rule> rules, Verdict verdict) {
    this.options = options;
    this.rules = rules;
    this.verdict = verdict;
  }

  void listen(Instrumentation instrumentation) {
    List<BlockingRule> blocking = of(BlockingRule.class);
    if (!blocking.isEmpty()) {
      Blocking.listen(new ToVerdict(blocking, verdict, options.throwsAtCalls()));
      Watchdog.add(
          new MonitorWaits(
              options.times().lockNanos(), !options.eventLoops().isEmpty(), new LineageOf()));
    }
    for (CallbackRule each : of(CallbackRule.class)) {
      Watchdog.add(
          new Computations(
              options.times().loopNanos(), new CallbacksToVerdict(each, verdict), new LineageOf()));
    }
    List<FutureWaitRule> waits = of(FutureWaitRule.class);
    List<StarvationRule> starvations = of(StarvationRule.class);
    if (!waits.isEmpty() || !starvations.isEmpty()) {
      FutureWaits.listen(new PoolsToVerdict(waits, starvations, verdict));
    }
    if (!starvations.isEmpty()) {
      StarvationWatch.start(instrumentation);
    }
    List<FailedTaskRule> failures = of(FailedTaskRule.class);
    if (!failures.isEmpty()) {
      UncaughtFailures.listen(new FailuresToVerdict(failures, verdict));
      PeriodicTasks.watch();
    }
    if (!failures.isEmpty() || !of(UnstartedRule.class).isEmpty()) {
      UnstartedThreads.watch();
    }
    if (!of(QueueRule.class).isEmpty()) {
      Queues.watch(options.limits().queue());
    }
    if (!of(CrowdRule.class).isEmpty()) {
      Crowds.watch(options.limits().threads());
    }
    List<InterruptRule> interrupts = of(InterruptRule.class);
    if (!interrupts.isEmpty()) {
      Interrupts.listen(new InterruptsToVerdict(interrupts, verdict), options.times().graceNanos());
    }
    List<GivenUpRule> givenUp = of(GivenUpRule.class);
    if (!givenUp.isEmpty()) {
      Stragglers.listen(new GivenUpToVerdict(givenUp, verdict), options.times().graceNanos());
    }
    List<CarrierRule> carriers = of(CarrierRule.class);
    if (!carriers.isEmpty() && Runtime.version().feature() >= VIRTUAL_THREADS) {
      Carriers.listen(
          new HoldsToVerdict(carriers, verdict),
          options.times().pinnedNanos(),
          options.times().carrierNanos(),
          instrumentation);
    }
  }

  private <R extends Rule> List<R> of(Class<R> kind) {
    List<R> some = new ArrayList<>();
    for (Rule rule : rules) {
      if (kind.isInstance(rule)) {
        some.add(kind.cast(rule));
      }
    }
    return some;
  }

  private static @Nullable Candidate first(List<BlockingRule> rules, BlockingCall call) {
    for (BlockingRule rule : rules) {
      Candidate candidate = rule.judge(call);
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }

  /** Asks the sensor of tasks about another thread. */
  private static final class LineageOf implements Function<Thread, @Nullable Lineage> {
    @Override
    public @Nullable Lineage apply(Thread thread) {
      return TaskWindows.lineageOf(thread);
    }
  }

  /** Asks the rules when there is time for it. */
  private record Judge(List<BlockingRule> rules, Supplier<@Nullable BlockingCall> call)
      implements Supplier<@Nullable Candidate> {
    @Override
    public @Nullable Candidate get() {
      BlockingCall known = call.get();
      return known == null ? null : first(rules, known);
    }
  }

  /** For rules over blocking calls. */
  private record ToVerdict(List<BlockingRule> rules, Verdict verdict, boolean throwing)
      implements CallListener {
    @Override
    public @Nullable Object begun(BlockingCall call) {
      Candidate candidate = first(rules, call);
      return candidate == null ? null : verdict.propose(candidate, call.frames());
    }

    @Override
    public Object seen(Supplier<@Nullable BlockingCall> call) {
      return verdict.proposeLater(new Judge(rules, call));
    }

    @Override
    public void ended(Object begun, long nanos) {
      verdict.ended(begun, nanos);
    }

    @Override
    public @Nullable Error refusal(Object begun, long lastedNanos) {
      Candidate counts = throwing ? verdict.counting(begun, lastedNanos) : null;
      return counts == null ? null : new BlockingCallError(counts);
    }
  }

  /** For rules over waits for futures, and over pools. */
  private record PoolsToVerdict(
      List<FutureWaitRule> waits, List<StarvationRule> starvations, Verdict verdict)
      implements PoolListener {
    @Override
    public @Nullable Object waits(FutureWait wait) {
      for (FutureWaitRule rule : waits) {
        Candidate candidate = rule.judge(wait);
        if (candidate != null) {
          return verdict.propose(candidate, wait.frames());
        }
      }
      return null;
    }

    @Override
    public @Nullable Object starves(Starvation starvation) {
      for (StarvationRule rule : starvations) {
        Candidate candidate = rule.judge(starvation);
        if (candidate != null) {
          return verdict.propose(candidate);
        }
      }
      return null;
    }

    @Override
    public void ended(Object begun, long nanos) {
      verdict.ended(begun, nanos);
    }
  }

  /** For rules over tasks of which nobody is told that they failed. */
  private record FailuresToVerdict(List<FailedTaskRule> rules, Verdict verdict)
      implements FailureListener {
    @Override
    public void failed(Supplier<@Nullable FailedTask> task) {
      verdict.proposeLater(new JudgeFailure(rules, task));
    }
  }

  /** Asks the rules when there is time for it. */
  private record JudgeFailure(List<FailedTaskRule> rules, Supplier<@Nullable FailedTask> task)
      implements Supplier<@Nullable Candidate> {
    @Override
    public @Nullable Candidate get() {
      FailedTask known = task.get();
      for (FailedTaskRule rule : rules) {
        Candidate candidate = known == null ? null : rule.judge(known);
        if (candidate != null) {
          return candidate;
        }
      }
      return null;
    }
  }

  /** For rules over interrupts. */
  private record InterruptsToVerdict(List<InterruptRule> rules, Verdict verdict)
      implements InterruptListener {
    @Override
    public void swallowed(SwallowedInterrupt interrupt) {
      verdict.proposeLater(new JudgeInterrupt(rules, interrupt, null));
    }

    @Override
    public void wrapped(WrappedInterrupt interrupt) {
      verdict.proposeLater(new JudgeInterrupt(rules, null, interrupt));
    }
  }

  /** Asks the rules when there is time for it, about one of the two. */
  private record JudgeInterrupt(
      List<InterruptRule> rules,
      @Nullable SwallowedInterrupt swallowed,
      @Nullable WrappedInterrupt wrapped)
      implements Supplier<@Nullable Candidate> {
    @Override
    public @Nullable Candidate get() {
      for (InterruptRule rule : rules) {
        Candidate candidate = swallowed == null ? null : rule.judge(swallowed);
        if (candidate == null && wrapped != null) {
          candidate = rule.judge(wrapped);
        }
        if (candidate != null) {
          return candidate;
        }
      }
      return null;
    }
  }

  /** For rules over work that was given up and goes on. */
  private record GivenUpToVerdict(List<GivenUpRule> rules, Verdict verdict)
      implements GivenUpListener {
    @Override
    public void goesOn(GivenUpWork work) {
      for (GivenUpRule rule : rules) {
        Candidate candidate = rule.judge(work);
        if (candidate != null) {
          verdict.propose(candidate, GivenUps.frames(work));
        }
      }
    }
  }

  /** For a rule over callbacks. */
  private record CallbacksToVerdict(CallbackRule rule, Verdict verdict)
      implements CallbackListener {
    @Override
    public Object seen(Supplier<@Nullable LongCallback> callback) {
      return verdict.proposeLater(new JudgeCallback(rule, callback));
    }

    @Override
    public void ended(Object seen, long cpuNanos) {
      verdict.ended(seen, cpuNanos);
    }
  }

  /** Asks the rule when there is time for it. */
  private record JudgeCallback(CallbackRule rule, Supplier<@Nullable LongCallback> callback)
      implements Supplier<@Nullable Candidate> {
    @Override
    public @Nullable Candidate get() {
      LongCallback known = callback.get();
      return known == null ? null : rule.judge(known);
    }
  }

  /** Asks the rules about carriers, of which one at most answers. */
  private record HoldsToVerdict(List<CarrierRule> rules, Verdict verdict) implements HoldListener {
    @Override
    public @Nullable Object held(CarrierHold hold) {
      for (CarrierRule rule : rules) {
        Candidate candidate = rule.judge(hold);
        if (candidate != null) {
          return verdict.propose(candidate);
        }
      }
      return null;
    }

    @Override
    public void ended(Object held, long nanos) {
      verdict.ended(held, nanos);
    }
  }
}

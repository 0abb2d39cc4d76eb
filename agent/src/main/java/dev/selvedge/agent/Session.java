package dev.selvedge.agent;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.HoldListener;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.options.Times;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CarrierRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.sensor.carrier.Carriers;
import dev.selvedge.agent.sensor.task.ForkJoinTasks;
import dev.selvedge.agent.sensor.task.PoolTasks;
import dev.selvedge.agent.sensor.task.Stages;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.ThreadStarts;
import dev.selvedge.agent.sensor.task.TimerTasks;
import dev.selvedge.agent.sensor.task.WaitTargets;
import dev.selvedge.agent.verdict.Policy;
import dev.selvedge.agent.verdict.Verdict;
import dev.selvedge.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent at work in this JVM: its parts, wired. What runs at the start of every JVM does without
 * lambdas and streams, whose machinery takes the JVM longer to make ready than all the rest.
 */
final class Session implements Consumer<String> {

  /** The first JDK that has them for good. */
  private static final int VIRTUAL_THREADS = 21;

  private final Options options;
  private final Journal journal;
  private final List<Rule> rules;
  private final Verdict verdict;
  private final WatchedWindows windows;
  private final Weaver weaver = new Weaver(this);
  private final StartLine startLine;
  private boolean startWritten;

  Session(Options options, Journal journal, boolean late) {
    this.options = options;
    this.journal = journal;
    this.rules = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Rule rule : Rules.all(thresholds(options.times()))) {
      if (options.isOn(rule.name())) {
        rules.add(rule);
        names.add(rule.name());
      }
    }
    this.verdict = new Verdict(policy(options), journal);
    this.windows = new WatchedWindows(verdict, options, rules);
    this.startLine = new StartLine(journal.run(), options, names, late);
  }

  void begin(Instrumentation instrumentation) {
    SensorFault.reportTo(new FaultReport());
    CodeOwner.user(options.packages());
    EventLoops.named(options.eventLoops());
    TaskWindows.with(instrumentation);
    Blocking.lineages(new CurrentLineage());
    warmUp();
    weaver.install(instrumentation);
    for (Rule rule : rules) {
      if (rule instanceof BlockingRule blocking) {
        Blocking.listen(new ToVerdict(blocking, verdict));
      }
    }
    watchCarriers(instrumentation);
    Background background = new Background(this, instrumentation);
    JvmEnd end = new JvmEnd(this, options, journal, background);
    background.start(end);
    Console.say(startLine.greeting(journal.file()));
  }

  private void watchCarriers(Instrumentation instrumentation) {
    List<CarrierRule> carrierRules = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof CarrierRule ofCarriers) {
        carrierRules.add(ofCarriers);
      }
    }
    if (!carrierRules.isEmpty() && Runtime.version().feature() >= VIRTUAL_THREADS) {
      Carriers.listen(
          new HoldsToVerdict(carrierRules, verdict),
          options.times().pinnedNanos(),
          options.times().carrierNanos(),
          instrumentation);
    }
  }

  Map<String, Object> startLine() {
    return startLine.toMap(weaver.hooks(), weaver.missing());
  }

  WatchedWindows windows() {
    return windows;
  }

  Verdict verdict() {
    return verdict;
  }

  /** Loads and initialises what woven methods call, before any of them does. */
  private static void warmUp() {
    Blocking.exit(Blocking.outer());
    EventLoops.exitRun(EventLoops.enterRun(new Object()));
    ThreadStarts.started(ThreadStarts.starting(Thread.currentThread(), null));
    PoolTasks.idle();
    Stages.tried(Stages.trying(Stages.class, null), null);
    ForkJoinTasks.ran(ForkJoinTasks.running(ForkJoinTasks.class));
    TimerTasks.done();
    WaitTargets.exit(WaitTargets.enter(Stages.class));
  }

  /** Writes the start line, unless it is there already. */
  synchronized void writeStartLine() {
    if (!startWritten) {
      startWritten = true;
      journal.append("start", "start", startLine());
    }
  }

  /** Looks for hooks that would not attach to what is not loaded yet. */
  void verifyHooks() {
    weaver.verify();
  }

  /** A hook could not be attached. */
  @Override
  public void accept(String hook) {
    Console.say(
        "the hook on "
            + hook
            + " could not be attached on this JVM, what goes through it is not seen; please report"
            + " it");
    rewriteStartLine();
  }

  /** The start line as it is by now, if it was written before. */
  private synchronized void rewriteStartLine() {
    if (startWritten) {
      startWritten = false;
      writeStartLine();
    }
  }

  private static Thresholds thresholds(Times times) {
    return new Thresholds(
        times.lockNanos(), times.pinnedNanos(), times.carrierNanos(), times.loopNanos());
  }

  private static Policy policy(Options options) {
    Map<String, Severity> severities = new HashMap<>();
    for (Map.Entry<String, String> entry : options.severities().entrySet()) {
      severities.put(entry.getKey(), Severity.valueOf(entry.getValue()));
    }
    @Nullable Severity failOn =
        options.failOn().equals("never") ? null : Severity.valueOf(options.failOn());
    return new Policy(severities, failOn, options.stackDepth());
  }

  /** Asks the sensor of tasks. */
  private static final class CurrentLineage implements Supplier<@Nullable Lineage> {
    @Override
    public @Nullable Lineage get() {
      return TaskWindows.lineage();
    }
  }

  /** Says that a part of Selvedge has failed. */
  private static final class FaultReport implements BiConsumer<String, Throwable> {
    @Override
    public void accept(String part, Throwable cause) {
      Console.say(
          "an error inside Selvedge switched off "
              + part
              + "; the application goes on. Please report it: "
              + cause);
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

  /** Asks the rule, and hands what it proposes to the verdict. */
  private record ToVerdict(BlockingRule rule, Verdict verdict) implements CallListener {
    @Override
    public @Nullable Object begun(BlockingCall call) {
      Candidate candidate = rule.judge(call);
      return candidate == null ? null : verdict.propose(candidate);
    }

    @Override
    public void ended(Object begun, long nanos) {
      verdict.ended(begun, nanos);
    }
  }
}

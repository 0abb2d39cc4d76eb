package dev.selvedge.agent;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.options.AllowSetting;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.options.OptionsParser;
import dev.selvedge.agent.options.PermitSetting;
import dev.selvedge.agent.options.Times;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.Callbacks;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.LoadedClasses;
import dev.selvedge.agent.sensor.Refusing;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.sensor.UserFault;
import dev.selvedge.agent.sensor.pool.FutureWaits;
import dev.selvedge.agent.sensor.pool.Workers;
import dev.selvedge.agent.sensor.task.AbandonedTasks;
import dev.selvedge.agent.sensor.task.Answerable;
import dev.selvedge.agent.sensor.task.Answers;
import dev.selvedge.agent.sensor.task.Cancels;
import dev.selvedge.agent.sensor.task.Closings;
import dev.selvedge.agent.sensor.task.Crowds;
import dev.selvedge.agent.sensor.task.Derivations;
import dev.selvedge.agent.sensor.task.FanOuts;
import dev.selvedge.agent.sensor.task.ForkJoinTasks;
import dev.selvedge.agent.sensor.task.Futures;
import dev.selvedge.agent.sensor.task.Interrupts;
import dev.selvedge.agent.sensor.task.OpenExecutors;
import dev.selvedge.agent.sensor.task.Outcomes;
import dev.selvedge.agent.sensor.task.PeriodicTasks;
import dev.selvedge.agent.sensor.task.PoolTasks;
import dev.selvedge.agent.sensor.task.Queues;
import dev.selvedge.agent.sensor.task.Results;
import dev.selvedge.agent.sensor.task.Stages;
import dev.selvedge.agent.sensor.task.Subtasks;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.ThreadStarts;
import dev.selvedge.agent.sensor.task.TimeOuts;
import dev.selvedge.agent.sensor.task.Timeline;
import dev.selvedge.agent.sensor.task.TimerTasks;
import dev.selvedge.agent.sensor.task.UncaughtFailures;
import dev.selvedge.agent.sensor.task.UnstartedThreads;
import dev.selvedge.agent.sensor.task.WaitTargets;
import dev.selvedge.agent.verdict.Allowance;
import dev.selvedge.agent.verdict.Allowances;
import dev.selvedge.agent.verdict.Known;
import dev.selvedge.agent.verdict.Policy;
import dev.selvedge.agent.verdict.Verdict;
import dev.selvedge.agent.weave.DroppedAnswers;
import dev.selvedge.agent.weave.LateAnswers;
import dev.selvedge.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent at work in this JVM: its parts, wired. What runs at the start of every JVM does without
 * lambdas and streams, whose machinery takes the JVM longer to make ready than all the rest.
 */
final class Session implements Consumer<String> {

  private final Options options;
  private final Journal journal;
  private final List<Rule> rules;
  private final Verdict verdict;
  private final WatchedWindows windows;
  private final Weaver weaver;
  private final StartLine startLine;
  private final TimelineWriter timeline;
  private boolean startWritten;

  /**
   * @param known what was found before
   */
  Session(Options options, Journal journal, Known known, boolean late) {
    this.options = options;
    this.journal = journal;
    this.rules = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Rule rule : Rules.all(thresholds(options.times()))) {
      if (options.isOn(rule.name(), rule.isOnByDefault())) {
        rules.add(rule);
        names.add(rule.name());
      }
    }
    this.verdict =
        new Verdict(
            policy(options),
            journal,
            new Allowances(allowed(options), new LibraryAllowances(), new LookedUpFrame()),
            known);
    this.timeline = new TimelineWriter(journal, verdict);
    this.windows = new WatchedWindows(verdict, options, rules);
    this.weaver =
        new Weaver(
            this,
            options.throwsAtCalls(),
            DeclaredMethods.of(options.blocking()),
            LibraryPermitFiles.declared(PermitSetting.of(options.permits())),
            new LibraryPermitFiles());
    this.startLine = new StartLine(journal.run(), options, names, late);
  }

  void begin(Instrumentation instrumentation) {
    SensorFault.reportTo(new FaultReport());
    UserFault.reportTo(new UserFaultReport());
    CodeOwner.user(options.packages(), options.jars());
    EventLoops.named(options.eventLoops());
    TaskWindows.with(instrumentation);
    Blocking.lineages(new CurrentLineage());
    AbandonedTasks.answersBy(new ReadAnswers());
    Interrupts.answerableBy(new ReadLateAnswers());
    Timeline.keep(options.timeline());
    TaskWindows.watchJvm();
    warmUp();
    weaver.install(instrumentation);
    new Listeners(options, rules, verdict).listen(instrumentation);
    Background background = new Background(this, instrumentation);
    JvmEnd end = new JvmEnd(this, options, journal, background);
    background.start(end);
    Console.say(startLine.greeting(journal.file()));
  }

  Map<String, Object> startLine() {
    return startLine.toMap(weaver.hooks(), weaver.missing());
  }

  /** What can be set, and what was. */
  Map<String, Object> optionsGiven() {
    Map<String, Object> all = new HashMap<>();
    all.put("accepted", OptionsParser.keys());
    all.put("passedOver", List.copyOf(OptionsParser.keysOfBuild()));
    all.put("given", options.given());
    return all;
  }

  /** How many classes there are whose catch blocks could not be woven. */
  long unwoven() {
    return weaver.unwoven();
  }

  WatchedWindows windows() {
    return windows;
  }

  TimelineWriter timeline() {
    return timeline;
  }

  Verdict verdict() {
    return verdict;
  }

  /** Loads and initialises what woven methods call, before any of them does. */
  private static void warmUp() {
    Blocking.exit(Blocking.outer());
    EventLoops.exitRun(EventLoops.enterRun(new Object()));
    Refusing.exit(Refusing.await());
    Callbacks.several();
    ThreadStarts.started(ThreadStarts.starting(Thread.currentThread(), null));
    OpenExecutors.closing(OpenExecutors.class);
    AbandonedTasks.rejected(AbandonedTasks.rejecting(Stages.class, null));
    AbandonedTasks.awaited(AbandonedTasks.awaiting(Stages.class, 0));
    UnstartedThreads.begun(Thread.currentThread());
    UnstartedThreads.built(UnstartedThreads.building());
    UncaughtFailures.looking(null, Stages.class);
    PeriodicTasks.ran();
    PoolTasks.idle();
    FanOuts.leaving();
    Stages.tried(Stages.trying(Stages.class, null), null);
    Futures.asked(new CompletableFuture<>());
    Derivations.fired(Derivations.firing(null));
    Results.asked(Results.class);
    Subtasks.read(Subtasks.class);
    ForkJoinTasks.ran(ForkJoinTasks.running(ForkJoinTasks.class));
    TimerTasks.done();
    Cancels.asked();
    TimeOuts.waited(null);
    Closings.closed(null);
    WaitTargets.exit(WaitTargets.enter(Stages.class));
    Interrupts.caught(null);
    Outcomes.uncaught(null);
    FutureWaits.exit(FutureWaits.enter(Stages.class));
    Workers.ran(Workers.runs(null));
    Queues.addedToLinked(new LinkedBlockingQueue<>());
    Queues.takes(Queues.class);
    Crowds.grown(Crowds.growing(Crowds.class));
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

  private static List<Allowance> allowed(Options options) {
    List<Allowance> allowed = new ArrayList<>();
    for (AllowSetting each : options.allowed()) {
      allowed.add(new Allowance(each.rule(), each.where(), each.because(), "option " + each.key()));
    }
    return allowed;
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

  /** Reads class files. */
  private static final class ReadAnswers implements Answers {
    @Override
    public boolean areDropped(
        Class<?> type, String method, String descriptor, int line, String called) {
      return DroppedAnswers.areDropped(type, method, descriptor, line, called);
    }
  }

  /** Reads class files. */
  private static final class ReadLateAnswers implements Answerable {
    @Override
    public boolean isLater(Class<?> type, String method, String descriptor, int line) {
      return LateAnswers.areIn(type, method, descriptor, line);
    }
  }

  /** Asks the sensor of tasks. */
  private static final class CurrentLineage implements Supplier<@Nullable Lineage> {
    @Override
    public @Nullable Lineage get() {
      return TaskWindows.lineage();
    }
  }

  /** A frame whose class is looked up. */
  private static final class LookedUpFrame implements Function<StackTraceElement, Frame> {
    @Override
    public Frame apply(StackTraceElement element) {
      return LoadedClasses.frame(element);
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

  /** Says what is wrong with what the user gave to Selvedge. */
  private static final class UserFaultReport implements Consumer<String> {
    @Override
    public void accept(String line) {
      Console.say(line);
    }
  }
}

package dev.selvedge.agent;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Rules;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.verdict.Policy;
import dev.selvedge.agent.verdict.Verdict;
import dev.selvedge.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agent at work in this JVM: its parts, wired. */
final class Session {

  private final Options options;
  private final Journal journal;
  private final List<Rule> rules;
  private final Verdict verdict;
  private final Weaver weaver = new Weaver(this::hookIsMissing);
  private final StartLine startLine;
  private volatile boolean begun;

  Session(Options options, Journal journal, boolean late) {
    this.options = options;
    this.journal = journal;
    this.rules =
        Rules.all(new Thresholds(options.lockNanos())).stream()
            .filter(rule -> options.isOn(rule.name()))
            .toList();
    this.verdict = new Verdict(policy(options), journal);
    this.startLine =
        new StartLine(journal.run(), options, rules.stream().map(Rule::name).toList(), late);
  }

  void begin(Instrumentation instrumentation) {
    SensorFault.reportTo(
        (part, cause) ->
            Console.say(
                "an error inside Selvedge switched off "
                    + part
                    + "; the application goes on. Please report it: "
                    + cause));
    CodeOwner.user(options.packages());
    EventLoops.named(options.eventLoops());
    warmUp();
    weaver.install(instrumentation);
    rules.stream()
        .filter(BlockingRule.class::isInstance)
        .map(BlockingRule.class::cast)
        .forEach(rule -> Blocking.listen(new ToVerdict(rule, verdict)));
    begun = true;
    writeStartLine();
    Background background = new Background(verdict, weaver::verify);
    background.start();
    ShutdownSequence.atTheVeryEnd(
        instrumentation, new JvmEnd(options, journal, verdict, background::stop));
    Console.say(startLine.greeting(journal.file()));
  }

  Map<String, Object> startLine() {
    return startLine.toMap(weaver.hooks(), weaver.missing());
  }

  Verdict verdict() {
    return verdict;
  }

  /** Loads and initialises what woven methods call, before any of them does. */
  private static void warmUp() {
    Blocking.exit(Blocking.outer());
    EventLoops.exitRun(EventLoops.enterRun(new Object()));
  }

  private void writeStartLine() {
    journal.append("start", "start", startLine());
  }

  private void hookIsMissing(String hook) {
    Console.say(
        "the hook on "
            + hook
            + " could not be attached on this JVM, what goes through it is not seen; please report"
            + " it");
    if (begun) {
      writeStartLine();
    }
  }

  private static Policy policy(Options options) {
    Map<String, Severity> severities =
        options.severities().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> Severity.valueOf(entry.getValue())));
    @Nullable Severity failOn =
        options.failOn().equals("never") ? null : Severity.valueOf(options.failOn());
    return new Policy(severities, failOn, options.stackDepth());
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

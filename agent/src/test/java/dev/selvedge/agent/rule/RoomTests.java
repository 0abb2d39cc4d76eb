package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.CarrierHolds.computing;
import static dev.selvedge.agent.event.CarrierHolds.inNative;
import static dev.selvedge.agent.event.CarrierHolds.initialiser;
import static dev.selvedge.agent.event.CarrierHolds.piece;
import static dev.selvedge.agent.event.CarrierHolds.pinned;
import static dev.selvedge.agent.event.FailedTasks.failed;
import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.LiveTasks.madeBy;
import static dev.selvedge.agent.event.LiveTasks.running;
import static dev.selvedge.agent.event.ScaledFanOuts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.AbandonedTask.Waiter;
import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.EventLoop.Role;
import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.FanOuts;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.event.GivenUpWorks;
import dev.selvedge.agent.event.Grown;
import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LongCallback;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import dev.selvedge.agent.event.ScaledFanOuts;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.Starvation.Reason;
import dev.selvedge.agent.event.SwallowedInterrupts;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.ThreadCrowd;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.event.WaitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule must have: its unit test, its twin, its page, its severity, its fix. */
class RoomTests {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Path PAGES = ROOT.resolve("docs/rules");
  private static final Path SAMPLES = ROOT.resolve("samples/src/main/java");
  private static final Pattern MARKER = Pattern.compile("// FINDING: (\\w+)");
  private static final String[] SECTIONS = {
    "## What it finds",
    "## What it never fires on",
    "## How to read the finding",
    "## How to fix it",
    "## Limits"
  };

  static Stream<Rule> rules() {
    return Rules.all(Thresholds.DEFAULT).stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleLivesInAPackageOfItsOwn(Rule rule) {
    assertThat(rule.getClass().getPackageName())
        .isEqualTo(Rule.class.getPackageName() + "." + rule.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasItsUnitTest(Rule rule) throws ClassNotFoundException {
    Class<?> tests = Class.forName(rule.getClass().getName() + "Tests");

    assertThat(tests.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(Test.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasItsPageThatNamesItsSeverity(Rule rule) {
    assertThat(PAGES.resolve(rule.name() + ".md"))
        .content()
        .startsWith("# " + rule.name() + "\n")
        .contains("Default severity: **" + rule.severity() + "**")
        .contains(SECTIONS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasItsTwin(Rule rule) throws IOException {
    assertThat(marked()).contains(rule.name());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleSaysInOneLineHowToFixWhatItFinds(Rule rule) {
    assertThat(candidates(rule))
        .isNotEmpty()
        .allSatisfy(candidate -> assertThat(candidate.fix()).matches("\\S.*\\."));
  }

  @Test
  void noTwinAndNoPageNamesARuleThatIsNotThere() throws IOException {
    assertThat(Rules.names()).containsAll(marked());
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .isSubsetOf(Rules.names());
    }
  }

  /** What a rule proposes when it is provoked in every way that its kind of rule has. */
  private static List<Candidate> candidates(Rule rule) {
    if (rule instanceof BlockingRule blocking) {
      return Arrays.stream(WaitKind.values())
          .flatMap(
              kind ->
                  Arrays.stream(Role.values())
                      .map(role -> new EventLoop("loop", role, () -> false))
                      .map(
                          loop ->
                              call(
                                  kind,
                                  loop,
                                  jdk("java.lang.Thread.sleep"),
                                  user("com.acme.Handler.handle"),
                                  jdk("java.util.concurrent.CompletableFuture$AsyncRun.run"))))
          .map(blocking::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof CarrierRule ofCarriers) {
      Frame line = user("com.acme.Handler.handle");
      return Stream.of(
              pinned(300, jdk("java.lang.Thread.sleep"), line),
              initialiser("com.acme.Settings", 300, line),
              inNative(300, 0, line),
              computing(piece(300, line)))
          .map(ofCarriers::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    Lineage lineage = new Lineage("w1", List.of(new Ancestor(1, TaskKind.TEST, "t", null)), 0);
    List<Frame> call =
        List.of(jdk("java.util.concurrent.Executors.newFixedThreadPool"), user("com.acme.A.a"));
    if (rule instanceof ExecutorRule executors) {
      return Stream.of(new OpenExecutor(1, call, lineage, 1, Holder.ORDINARY))
          .map(executors::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof QueueRule queues) {
      return Arrays.stream(GrownQueue.Kind.values())
          .map(kind -> Grown.queue(kind, "com.acme.Pool", "taker", call, call))
          .map(queues::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof CrowdRule crowds) {
      return Arrays.stream(ThreadCrowd.Maker.values())
          .map(maker -> Grown.crowd(maker, call, call))
          .map(crowds::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof FanOutRule fanOuts) {
      return Arrays.stream(TaskKind.values())
          .map(kind -> FanOuts.running(kind, 300, call))
          .map(fanOut -> fanOuts.judge(fanOut, 256))
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof PermitRule permits) {
      return Stream.of(new LostPermits(4, 1, 3, call, call, lineage, 1))
          .map(permits::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof AbandonedTaskRule abandoned) {
      Waiter waiter = new Waiter("main", call, false, 0);
      return Arrays.stream(Loss.values())
          .map(
              loss ->
                  new AbandonedTask(
                      TaskKind.POOL_TASK, loss, call, call, null, waiter, lineage, 1, 1))
          .map(abandoned::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof LiveTaskRule live) {
      return Arrays.stream(TaskKind.values())
          .map(kind -> madeBy(running(kind), jdk("java.lang.Thread.start"), user("com.acme.A.a")))
          .map(live::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof UnstartedRule unstarted) {
      List<Frame> origin = List.of(jdk("java.lang.Thread.<init>"), user("com.acme.A.a"));
      return Arrays.stream(UnstartedWork.Kind.values())
          .map(kind -> new UnstartedWork(kind, null, origin, lineage, 1, false))
          .map(unstarted::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof FutureRule futures) {
      FailureText failure = new FailureText("com.acme.Failure", "no", List.of(), null);
      return Arrays.stream(LooseFuture.Fate.values())
          .flatMap(
              fate ->
                  Arrays.stream(LooseFuture.Kind.values())
                      .map(
                          kind ->
                              new LooseFuture(
                                  fate, kind, call, call, failure, call, "w", lineage, 1, 1)))
          .map(futures::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof GivenUpRule givenUp) {
      return Arrays.stream(How.values())
          .map(how -> GivenUpWorks.running(how, "java.util.concurrent.Future.cancel"))
          .map(givenUp::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof ScalingRule scaling) {
      return Stream.of(
              ScaledFanOuts.of(run(25, 25, 25), run(100, 100, 100)),
              ScaledFanOuts.of(run(25, 25, 25, 25), run(100, 100, 100, 100)))
          .map(scaling::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof FailedTaskRule failed) {
      return Arrays.stream(FailedTask.Fate.values())
          .flatMap(fate -> Arrays.stream(TaskKind.values()).map(kind -> failed(fate, kind)))
          .map(failed::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof InterruptRule interrupts) {
      return Stream.of(
              interrupts.judge(SwallowedInterrupts.waited()),
              interrupts.judge(SwallowedInterrupts.workedOn()),
              interrupts.judge(SwallowedInterrupts.wrapped()))
          .filter(Objects::nonNull)
          .toList();
    }
    List<Frame> waits =
        List.of(
            jdk("java.util.concurrent.FutureTask.get"),
            user("com.acme.A.a"),
            jdk("java.util.concurrent.ThreadPoolExecutor.runWorker"));
    if (rule instanceof FutureWaitRule future) {
      return Stream.of(new FutureWait("w", false, false, 1, waits, null))
          .map(future::judge)
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof StarvationRule starvation) {
      return Arrays.stream(Reason.values())
          .map(reason -> new Starvation.Worker("w", 1, waits, reason, "x", null))
          .map(worker -> starvation.judge(new Starvation("pool", 1, List.of(worker))))
          .filter(Objects::nonNull)
          .toList();
    }
    if (rule instanceof CallbackRule callbacks) {
      EventLoop loop = new EventLoop("event loop", () -> false);
      List<Frame> stack = List.of(user("com.acme.Handler.handle"));
      return Stream.of(callbacks.judge(new LongCallback("loop-0", loop, 0, List.of(stack), null)))
          .filter(Objects::nonNull)
          .toList();
    }
    throw new IllegalStateException("say here how a rule like " + rule.name() + " is provoked");
  }

  private static Set<String> marked() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher markers = MARKER.matcher(Files.readString(file));
        while (markers.find()) {
          rules.add(markers.group(1));
        }
      }
    }
    return rules;
  }
}

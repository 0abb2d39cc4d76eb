package dev.selvedge.agent;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.options.Options;
import dev.selvedge.agent.rule.AbandonedTaskRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.ExecutorRule;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.LiveTaskRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.sensor.carrier.Carriers;
import dev.selvedge.agent.sensor.task.AbandonedTasks;
import dev.selvedge.agent.sensor.task.AliveTasks;
import dev.selvedge.agent.sensor.task.CancellationPoints;
import dev.selvedge.agent.sensor.task.Interrupts;
import dev.selvedge.agent.sensor.task.OpenExecutors;
import dev.selvedge.agent.sensor.task.PermitFigures;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.WindowEnd;
import dev.selvedge.agent.sensor.task.WindowFigures;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Windows from their opening to what is told of them: their tasks and their findings. */
final class WatchedWindows {

  /** More that are alike need not be counted one by one. */
  private static final int MOST_COUNTED = 10_000;

  private final Verdict verdict;
  private final Options options;
  private final WindowEnds ends;
  private final PublisherEnds publishers;
  private final GivenUps givenUps;
  private final ScaledWindows scaled;
  private final FanOutEnds fanOuts;
  private final GrowthEnds growths;
  private final Set<String> ruleNames = new HashSet<>();
  private final List<LiveTaskRule> rules = new ArrayList<>();
  private final List<FutureRule> futureRules = new ArrayList<>();
  private final List<AbandonedTaskRule> abandonedRules = new ArrayList<>();
  private final List<ExecutorRule> executorRules = new ArrayList<>();

  /**
   * @param rules those that are on
   */
  WatchedWindows(Verdict verdict, Options options, List<Rule> rules) {
    this.verdict = verdict;
    this.options = options;
    this.ends = new WindowEnds(verdict, rules);
    this.publishers = new PublisherEnds(verdict, rules);
    this.givenUps = new GivenUps(verdict, rules);
    this.scaled = new ScaledWindows(verdict, rules);
    this.fanOuts = new FanOutEnds(verdict, rules, options.limits().fanOut());
    this.growths = new GrowthEnds(verdict, rules);
    for (Rule rule : rules) {
      ruleNames.add(rule.name());
      if (rule instanceof LiveTaskRule ofLiveTasks) {
        this.rules.add(ofLiveTasks);
      }
      if (rule instanceof FutureRule ofFutures) {
        futureRules.add(ofFutures);
      }
      if (rule instanceof AbandonedTaskRule ofAbandoned) {
        abandonedRules.add(ofAbandoned);
      }
      if (rule instanceof ExecutorRule ofExecutors) {
        executorRules.add(ofExecutors);
      }
    }
  }

  /** Opens a window on the current thread; the map is that of {@code Bridge.open}. */
  String open(Map<String, ?> window) {
    Map<String, Object> described = new HashMap<>(window);
    if (described.get("parent") == null) {
      described.put("parent", TaskWindows.current());
    }
    int limit = FanOutEnds.limit(described.get("fanOutLimit"));
    String id =
        verdict.open(
            described,
            WindowAllowances.of(described),
            WindowAllowances.expected(described, ruleNames));
    Object parent = described.get("parent");
    TaskWindows.open(
        id,
        String.valueOf(described.get("kind")),
        String.valueOf(described.get("name")),
        parent == null ? null : parent.toString(),
        limit);
    return id;
  }

  /** Compares a window with others when it is closed; the map is that of {@code Bridge.scale}. */
  void scale(String id, Map<String, ?> plan) {
    scaled.scale(id, plan);
  }

  /** Closes a window; the map is that of {@code Bridge.close}, without texts. */
  Map<String, Object> close(String id) {
    WindowFigures.settling(true);
    try {
      return closed(id, WindowFigures.of(id));
    } finally {
      WindowFigures.settling(false);
    }
  }

  private Map<String, Object> closed(String id, WindowFigures figures) {
    givenUps.closing(id);
    fanOuts.passed();
    WindowEnd end = TaskWindows.close(id, options.settleNanos(), options.interruptsLeaks());
    List<LiveTask> left = end.left();
    judge(end);
    judge(TaskWindows.overdueIn(id));
    Interrupts.unpaidIn(id);
    List<Map<String, Object>> grown = fanOuts.closed(id);
    scaled.closing(id, grown);
    AbandonedTasks.of(id).forEach(this::judge);
    AbandonedTasks.overdue().forEach(this::judge);
    OpenExecutors.of(id).forEach(this::judge);
    OpenExecutors.overdue().forEach(this::judge);
    ends.closed(id);
    publishers.closed(id);
    Map<String, Object> facts = facts(id, grown);
    facts.put("tasks", figures.tasks(left));
    facts.put("waits", figures.waits());
    facts.put("queues", growths.closed(id));
    putOmitted(facts, figures);
    Carriers.lookNow();
    Map<String, Object> closed = verdict.close(id, facts);
    closed.put("left", lines(left));
    putSweep(closed, id);
    if (TaskWindows.isBroken()) {
      throw unguarded();
    }
    return closed;
  }

  /**
   * What there is to tell so far of a window that stays open; the map is that of {@code
   * Bridge.look}, without texts. What can only be said at the end is not judged.
   *
   * @param settleNanos how long to wait for its tasks; negative as long as at its end
   */
  Map<String, Object> look(String id, long settleNanos) {
    WindowFigures.settling(true);
    try {
      return seen(id, settleNanos < 0 ? options.settleNanos() : settleNanos);
    } finally {
      WindowFigures.settling(false);
    }
  }

  private Map<String, Object> seen(String id, long settleNanos) {
    verdict.requireOpen(id);
    WindowFigures figures = WindowFigures.of(id);
    List<LiveTask> left = TaskWindows.aliveIn(id, settleNanos);
    Map<String, Object> facts = new HashMap<>(Interrupts.ledgerSoFar(id));
    facts.put("tasks", figures.tasks(null));
    facts.put("waits", figures.waits());
    facts.put("fanOuts", fanOuts.soFar(id));
    facts.put("permits", PermitFigures.soFar(id));
    facts.put("queues", GrowthEnds.soFar(id));
    Carriers.lookNow();
    Map<String, Object> seen = verdict.look(id, facts);
    seen.put("left", lines(left));
    if (TaskWindows.isBroken()) {
      throw unguarded();
    }
    return seen;
  }

  /** What was not watched to its end must not look as if it were clean. */
  private static IllegalStateException unguarded() {
    IllegalStateException unguarded =
        new IllegalStateException(
            "Selvedge did not watch this to its end: an error inside it has switched off the sensor"
                + " of tasks, see the line of Selvedge on standard error, and please report it");
    unguarded.setStackTrace(new StackTraceElement[0]);
    return unguarded;
  }

  /** Closes a window whose tasks nobody waits for; the map is that of {@code Bridge.leave}. */
  Map<String, Object> leave(String id) {
    WindowFigures figures = WindowFigures.of(id);
    TaskWindows.leave(id, options.settleNanos());
    scaled.left(id);
    Carriers.lookNow();
    Map<String, Object> facts = facts(id, fanOuts.closed(id));
    facts.put("tasks", figures.tasks(null));
    facts.put("waits", figures.waits());
    putOmitted(facts, figures);
    Map<String, Object> closed = verdict.close(id, facts);
    closed.put("left", List.of());
    putSweep(closed, id);
    return closed;
  }

  /** What there is to tell of a window beside its findings. */
  private static Map<String, Object> facts(String id, List<Map<String, Object>> grown) {
    Map<String, Object> facts = new HashMap<>(Interrupts.ledger(id));
    if (!grown.isEmpty()) {
      facts.put("fanOuts", grown);
    }
    facts.put("permits", PermitFigures.take(id));
    return facts;
  }

  private static void putOmitted(Map<String, Object> facts, WindowFigures figures) {
    long omitted = figures.spansOmitted();
    if (omitted > 0) {
      facts.put("spansOmitted", omitted);
    }
  }

  private static void putSweep(Map<String, Object> closed, String id) {
    Map<String, Object> swept = CancellationPoints.end(id);
    if (swept != null) {
      closed.put("sweep", swept);
    }
  }

  /** Judges what is still alive of windows that nobody waited for. */
  void judgeOverdue() {
    givenUps.passed();
    judge(TaskWindows.overdue());
    Interrupts.unpaidInLeft();
    AbandonedTasks.overdue().forEach(this::judge);
    OpenExecutors.overdue().forEach(this::judge);
    ends.passed();
    publishers.passed();
    fanOuts.passed();
    growths.passed();
  }

  /** Judges what is left of them and of all else, because the JVM ends. */
  void judgeAll() {
    Carriers.lookNow();
    givenUps.ended();
    judge(TaskWindows.endOfJvm(options.settleNanos()));
    Interrupts.unpaidAtEndOfJvm();
    AbandonedTasks.atEndOfJvm().forEach(this::judge);
    OpenExecutors.atEndOfJvm().forEach(this::judge);
    ends.ended();
    publishers.ended();
    fanOuts.ended();
    growths.ended();
  }

  /** What the last line of the journal says of what has grown. */
  Map<String, Object> grownInJvm() {
    return Map.of("queues", growths.queuesOfJvm());
  }

  private void judge(WindowEnd end) {
    end.left().forEach(this::judge);
    end.loose().forEach(this::judge);
  }

  private void judge(LooseFuture future) {
    for (FutureRule rule : futureRules) {
      Candidate candidate = rule.judge(future);
      if (candidate != null) {
        List<Frame> made = new ArrayList<>(future.origin());
        made.addAll(future.begun());
        List<Frame> frames = new ArrayList<>(made);
        frames.addAll(future.stack());
        for (long i = Math.min(future.count(), MOST_COUNTED); i > 0; i--) {
          verdict.propose(candidate, frames, made);
        }
      }
    }
  }

  private void judge(LiveTask task) {
    for (LiveTaskRule rule : rules) {
      Candidate candidate = rule.judge(task);
      if (candidate != null) {
        List<Frame> frames = new ArrayList<>(task.stack());
        frames.addAll(task.origin());
        verdict.propose(candidate, frames, task.origin());
      }
    }
  }

  private void judge(AbandonedTask task) {
    for (AbandonedTaskRule rule : abandonedRules) {
      Candidate candidate = rule.judge(task);
      if (candidate != null) {
        List<Frame> frames = new ArrayList<>(task.origin());
        frames.addAll(task.by());
        if (task.waiter() != null) {
          frames.addAll(task.waiter().stack());
        }
        verdict.propose(candidate, frames);
      }
    }
  }

  private void judge(OpenExecutor executor) {
    for (ExecutorRule rule : executorRules) {
      Candidate candidate = rule.judge(executor);
      if (candidate != null) {
        verdict.propose(candidate, executor.origin(), executor.origin());
      }
    }
  }

  /** The tasks of an open window that have to end; the map is that of {@code Bridge.alive}. */
  static Map<String, Object> alive(String id, Thread waiter) {
    AliveTasks alive = AliveTasks.of(id, waiter);
    Map<String, Object> told = new HashMap<>();
    told.put("tasks", lines(alive.tasks()));
    told.put("unseen", alive.unseen());
    return told;
  }

  private static List<String> lines(List<LiveTask> left) {
    List<String> lines = new ArrayList<>();
    for (LiveTask task : left) {
      lines.add(line(task));
    }
    return lines;
  }

  private static String line(LiveTask task) {
    Ancestor itself = task.lineage().tasks().get(0);
    StringBuilder line = new StringBuilder(task.kind().words()).append(" #").append(itself.id());
    if (itself.origin() != null) {
      line.append(" made at ").append(itself.origin());
    }
    if (task.thread() != null) {
      line.append(" runs on '").append(task.thread()).append('\'');
    } else {
      line.append(task.state() == LiveTask.State.SCHEDULED ? " is scheduled" : " is queued");
    }
    return task.waitsFor() == null ? line.toString() : line + " and waits: " + task.waitsFor();
  }
}

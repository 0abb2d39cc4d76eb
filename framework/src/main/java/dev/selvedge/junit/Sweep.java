package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import dev.selvedge.junit.SweepRun.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The runs of one swept test, one after the other: the first finds the points, and each of the next
 * is cancelled at one of them. The next run is decided on when the last one has ended, and on the
 * thread that runs them.
 */
final class Sweep implements Iterator<TestTemplateInvocationContext> {

  /** How many times as long as it takes, with the grace, a run that is cancelled may take. */
  private static final int PATIENCE = 5;

  private final Agent agent;
  private final SweepSettings settings;
  private final ExtensionContext context;
  private final SweepFile file;
  private final String name;
  private final SweepWatch watch;
  private final SweepRun first =
      new SweepRun(this, "not cancelled, to find the points", Map.of(), null);

  /** In the order of their invocations. */
  private final List<SweptPoint> points = new ArrayList<>();

  private final List<SweepRun> runs = new ArrayList<>();
  private @Nullable TestTemplateInvocationContext next = first;
  private @Nullable String summary;
  private int alone;
  private boolean outOfTime;
  private final long began = System.nanoTime();

  /**
   * @param context that of all runs together
   */
  Sweep(Agent agent, SweepSettings settings, ExtensionContext context) {
    this.agent = agent;
    this.settings = settings;
    this.context = context;
    this.name = TestNames.of(context).toString();
    this.watch = new SweepWatch(agent);
    this.file = SweepFile.of(agent.start(), name, context.getUniqueId());
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = first.wasStarted() ? nextRun() : nextAlone();
    }
    return next != null;
  }

  @Override
  public TestTemplateInvocationContext next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    TestTemplateInvocationContext given = next;
    next = null;
    return given;
  }

  private @Nullable TestTemplateInvocationContext nextRun() {
    if (first.outcome() != Outcome.PASSED || summary != null) {
      return null;
    }
    if (runs.isEmpty()) {
      points.addAll(first.points());
      file.write(points);
    } else {
      addNew(runs.get(runs.size() - 1));
    }
    SweptPoint point = unexercised();
    outOfTime = point != null && System.nanoTime() - began > settings.budget().toNanos();
    if (point == null || outOfTime) {
      summary = text();
      return isComplete() ? null : new SweepSummary(summary);
    }
    SweepRun run = new SweepRun(this, label(point), Map.of("key", point.key()), point);
    runs.add(run);
    return run;
  }

  private String label(SweptPoint point) {
    String number = (points.indexOf(point) + 1) + " of " + points.size();
    return number + (tries(point) > 0 ? ", once more" : "") + ": interrupted in " + name(point);
  }

  /** What the first run has not reached, but a later one has before it was cancelled. */
  private void addNew(SweepRun run) {
    Set<String> known = points.stream().map(SweptPoint::key).collect(Collectors.toSet());
    for (SweptPoint each : run.points()) {
      if (known.add(each.key())) {
        points.add(each);
      }
    }
  }

  /** The next point: first all of them, and then once more those that were not reached again. */
  private @Nullable SweptPoint unexercised() {
    List<SweptPoint> some = points.subList(0, Math.min(points.size(), settings.maxPoints()));
    for (int tries = 0; tries < 2; tries++) {
      for (SweptPoint each : some) {
        if (tries(each) == tries && !isDone(each)) {
          return each;
        }
      }
    }
    return null;
  }

  private long tries(SweptPoint point) {
    return runs.stream().filter(run -> isAbout(run, point)).count();
  }

  private boolean isDone(SweptPoint point) {
    return runs.stream()
        .anyMatch(
            run -> isAbout(run, point) && (run.wasReached() || run.outcome() == Outcome.FAILED));
  }

  private static boolean isAbout(SweepRun run, SweptPoint point) {
    SweptPoint planned = run.planned();
    return planned != null && planned.key().equals(point.key());
  }

  private boolean isComplete() {
    return exercised() == points.size();
  }

  private long exercised() {
    return points.stream().filter(this::isExercised).count();
  }

  private boolean isExercised(SweptPoint point) {
    return runs.stream().anyMatch(run -> isAbout(run, point) && run.wasReached());
  }

  private String text() {
    Set<String> failed = new LinkedHashSet<>();
    Set<String> missed = new LinkedHashSet<>();
    for (SweepRun run : runs) {
      SweptPoint point = run.planned();
      if (point != null && run.outcome() == Outcome.FAILED) {
        failed.add(name(point));
      } else if (point != null && !isExercised(point)) {
        missed.add(name(point));
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(exercised()).append(" of ").append(points.size());
    text.append(points.size() == 1 ? " interruptible point" : " interruptible points");
    text.append(" exercised");
    if (outOfTime) {
      text.append(", the budget of ")
          .append(SweepSettings.shown(settings.budget()))
          .append(" is used up");
    } else if (points.size() > settings.maxPoints()) {
      text.append(", maxPoints is ").append(settings.maxPoints());
    }
    if (!missed.isEmpty()) {
      text.append("; not reached again: ").append(String.join(", ", missed));
    }
    return failed.isEmpty()
        ? text.append(exercised() == 0 ? "" : "; none failed").toString()
        : text.append("; ")
            .append(failed.size())
            .append(" of them failed: ")
            .append(String.join(", ", failed))
            .toString();
  }

  /** A run of which others were selected, or it alone: nobody has found the points before. */
  private @Nullable TestTemplateInvocationContext nextAlone() {
    List<SweepFile.Known> known = file.read();
    if (alone >= (known.isEmpty() ? settings.maxPoints() : known.size())) {
      return null;
    }
    int index = alone++;
    if (known.isEmpty()) {
      int nth = index + 1;
      return new SweepRun(this, "interrupted at point " + nth, Map.of("nth", nth), null);
    }
    SweepFile.Known point = known.get(index);
    return new SweepRun(
        this,
        "interrupted in " + point.text(),
        Map.of("shape", point.shape(), "nth", point.nth()),
        null);
  }

  /** All runs have ended. */
  void end() {
    watch.close();
    String text = summary;
    if (text != null) {
      System.err.println("selvedge: " + name + ": " + text);
      try {
        context.publishReportEntry("selvedge", text);
      } catch (RuntimeException refused) {
        // A launcher that cannot take a report entry is no reason to fail the test.
      }
    }
  }

  Agent agent() {
    return agent;
  }

  SweepSettings settings() {
    return settings;
  }

  SweepWatch watch() {
    return watch;
  }

  /** How long a cancelled run may take. */
  Duration patience() {
    Duration usual = first.wasStarted() ? Duration.ofNanos(first.nanos()) : settings.budget();
    return usual.plus(settings.grace()).multipliedBy(PATIENCE);
  }

  /** A point in words, told apart from all others. */
  String name(SweptPoint point) {
    return point.among(points);
  }
}

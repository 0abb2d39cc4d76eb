package dev.selvedge.awaitility;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.IgnoredException;
import org.awaitility.core.StartEvaluationEvent;
import org.awaitility.core.TimeoutEvent;
import org.jspecify.annotations.Nullable;

/**
 * Adds the task dump to the message of a time-out. Awaitility tells a listener of the time-out on
 * the thread that waits, right before it throws its exception there, and lets through what the
 * listener throws: so that throws the same exception with more to read.
 */
final class TaskDumpListener implements ConditionEvaluationListener<Object> {

  /** More is not read. */
  private static final int MOST_LINES = 120;

  /** By so much the clocks of two events may differ. */
  private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(5);

  private final @Nullable ConditionEvaluationListener<Object> other;

  /** What was ignored last by the thread that waits, which is the cause of its time-out. */
  private final Map<Thread, Ignored> ignored = Collections.synchronizedMap(new WeakHashMap<>());

  TaskDumpListener(@Nullable ConditionEvaluationListener<Object> other) {
    this.other = other;
  }

  @Override
  public void beforeEvaluation(StartEvaluationEvent<Object> event) {
    if (other != null) {
      other.beforeEvaluation(event);
    }
  }

  @Override
  public void conditionEvaluated(EvaluatedCondition<Object> condition) {
    if (other != null) {
      other.conditionEvaluated(condition);
    }
  }

  @Override
  public void exceptionIgnored(IgnoredException event) {
    ignored.put(Thread.currentThread(), new Ignored(event.getThrowable(), System.nanoTime()));
    if (other != null) {
      other.exceptionIgnored(event);
    }
  }

  @Override
  public void onTimeout(TimeoutEvent event) {
    Ignored last = ignored.remove(Thread.currentThread());
    if (other != null) {
      other.onTimeout(event);
    }
    String dump = dump();
    if (dump != null) {
      long began = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(event.getElapsedTimeInMS());
      boolean isOfThis = last != null && last.nanos - began >= -SLACK;
      throw new ConditionTimeoutException(
          event.getDescription() + "\n" + dump, isOfThis && last != null ? last.thrown : null);
    }
  }

  /** What is at work for the test of the current thread; null if that cannot be said. */
  private static @Nullable String dump() {
    Agent agent = Agents.present();
    if (agent == null) {
      return null;
    }
    try {
      String window = agent.current();
      return shortened(window == null ? agent.dump() : agent.dump(window));
    } catch (RuntimeException unknown) {
      return null;
    }
  }

  private static String shortened(String dump) {
    List<String> lines = dump.lines().toList();
    return lines.size() <= MOST_LINES
        ? dump.stripTrailing()
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n  ... and "
            + (lines.size() - MOST_LINES)
            + " more lines";
  }

  private record Ignored(Throwable thrown, long nanos) {}
}

package dev.selvedge.awaitility;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import java.util.Objects;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What Selvedge adds to Awaitility: conditions on the tasks of a test, and time-outs that show what
 * is at work instead.
 *
 * <pre>{@code
 * import static dev.selvedge.awaitility.SelvedgeAwaitility.allTasksDone;
 * import static dev.selvedge.awaitility.SelvedgeAwaitility.await;
 *
 * importer.start();
 * await().atMost(Duration.ofSeconds(5)).until(allTasksDone());
 * }</pre>
 */
@SuppressWarnings("exports") // whoever uses Awaitility requires it
public final class SelvedgeAwaitility {

  private SelvedgeAwaitility() {}

  /**
   * Begins to wait, as {@link Awaitility#await()} does, with {@link #taskDump()} as the listener:
   * when the time is over the message shows the tasks of the test.
   *
   * <p>It takes the place of a listener that was set by {@link
   * Awaitility#setDefaultConditionEvaluationListener}.
   *
   * @return Awaitility's own factory of conditions
   */
  public static ConditionFactory await() {
    return Awaitility.await().conditionEvaluationListener(taskDump());
  }

  /**
   * Begins to wait under a name, as {@link Awaitility#await(String)} does, and otherwise as {@link
   * #await()}.
   *
   * @param alias what the message calls it
   * @return Awaitility's own factory of conditions
   */
  public static ConditionFactory await(String alias) {
    return Awaitility.await(alias).conditionEvaluationListener(taskDump());
  }

  /**
   * Returns a condition that is fulfilled when all tasks have ended that the present test or
   * recording has started, and those that these have started in turn: threads, tasks of executors,
   * asynchronous stages, subtasks, timers that run once.
   *
   * <p>Not waited for are: what the thread runs that calls this, periodic tasks, which have no end,
   * tasks {@linkplain dev.selvedge.Selvedge#detached for whose futures nobody is to wait}, and what
   * libraries start for themselves, Awaitility among them; nor idle threads of a pool.
   *
   * <p>The condition belongs to the test or recording in which this is called, whatever thread
   * evaluates it. With {@code untilAsserted} instead of {@code until} the message names the tasks
   * also without {@link #taskDump()}.
   *
   * @return the condition, for {@code until} and {@code untilAsserted}
   * @throws IllegalStateException if the agent is not running, or the current thread works for no
   *     test and no recording
   */
  public static TasksDone allTasksDone() {
    Agent agent = Agents.required();
    String window = agent.current();
    if (window == null) {
      throw new IllegalStateException(
          "allTasksDone() was called on a thread that works for no test and no recording, so that"
              + " it has no tasks to wait for; call it in the test or the recorded block");
    }
    // Awaitility's message names the method of an anonymous class.
    return new TasksDone(agent, window, Thread.currentThread()) {};
  }

  /**
   * Returns a condition that is fulfilled when a future is done, whether it came to a good end,
   * failed or was cancelled. With {@code untilAsserted} the message says who should complete it.
   *
   * @param future the future
   * @return the condition, for {@code until} and {@code untilAsserted}
   */
  public static FutureDone futureDone(Future<?> future) {
    return new FutureDone(Objects.requireNonNull(future, "future")) {};
  }

  /**
   * Returns a listener that adds the task dump of the present test or recording to the message of a
   * time-out.
   *
   * <pre>{@code
   * @BeforeAll
   * static void showTasks() {
   *   Awaitility.setDefaultConditionEvaluationListener(taskDump());
   * }
   * }</pre>
   *
   * <p>Without the agent messages are as ever. May be used by several threads at a time.
   *
   * @return the listener
   */
  public static ConditionEvaluationListener<Object> taskDump() {
    return new TaskDumpListener(null);
  }

  /**
   * Returns a listener as {@link #taskDump()} does, which passes on to another one what it is told.
   *
   * @param other the other listener
   * @return the listener
   */
  public static ConditionEvaluationListener<Object> taskDump(
      @Nullable ConditionEvaluationListener<Object> other) {
    return new TaskDumpListener(other);
  }
}

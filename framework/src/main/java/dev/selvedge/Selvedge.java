package dev.selvedge;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import dev.selvedge.internal.SkippedRun;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * What a test or program asks of Selvedge itself: to record what a piece of code does, and to show
 * what is at work right now.
 *
 * <p>All methods need the Selvedge agent in this JVM. If it is not there it attaches itself; where
 * that is not possible they throw an {@link IllegalStateException} whose message says why, and what
 * to do, in one line. They need no JUnit extension, may be called from any thread, from several at
 * a time, and from inside a recorded block.
 */
public final class Selvedge {

  private Selvedge() {}

  /**
   * Runs a block, and records what it causes: on this thread and in all tasks that it starts.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> checkout.submit(order));
   *
   * assertThat(recording).hasNoFindings().leftNoTasks();
   * }</pre>
   *
   * <p>When the block has ended, tasks that it has left behind are given a moment to end, at most
   * the agent's option {@code settle} (500 ms); a block that left none costs no waiting.
   *
   * <p>What a recording finds is the recording's: a {@link Guarded @Guarded} test around it does
   * not fail by it.
   *
   * @param block the code; a lambda, or a reference to a method that is not overloaded
   * @return what was recorded, never {@code null}
   * @throws IllegalStateException if the agent is not running
   */
  public static Recording record(Block block) {
    return recorder()
        .record(
            () -> {
              block.run();
              return null;
            });
  }

  /**
   * Runs a block that has a result, and records what it causes, as {@link #record(Block)} does.
   *
   * <pre>{@code
   * RecordingOf<Quote> recording = Selvedge.record(() -> checkout.quote(order));
   *
   * assertThat(recording).hasNoFindings();
   * assertThat(recording.result().total()).isEqualTo(12);
   * }</pre>
   *
   * <p>A lambda that fits both methods is taken as one that has a result.
   *
   * @param call the code; a lambda, or a reference to a method that is not overloaded
   * @param <T> the type of the result
   * @return what was recorded, with the result; never {@code null}
   * @throws IllegalStateException if the agent is not running
   */
  public static <T extends @Nullable Object> RecordingOf<T> record(Call<T> call) {
    return recorder().record(call);
  }

  /**
   * Shows what is at work in this JVM: the open tests and recordings, their tasks as a tree, each
   * with the thread that it runs on, what it waits for, and where it was made.
   *
   * <p>A picture of the moment, for a person: its form may change in any version.
   *
   * @return several lines, never {@code null}
   * @throws IllegalStateException if the agent is not running
   */
  public static String dump() {
    return Agents.required().dump();
  }

  /**
   * Says which threads are event loops, besides those that Selvedge knows and those that the option
   * {@code eventloops} names, until the registration is closed.
   *
   * <pre>{@code
   * try (Selvedge.Registration loops =
   *     Selvedge.eventLoops(thread -> thread instanceof PollThread poll && poll.isPolling())) {
   *   ...
   * }
   * }</pre>
   *
   * <p>The test is asked on the thread in question, which is its argument: at each call there that
   * may block, unless the thread is known as an event loop anyway, and never inside of its own
   * answer. So it should be quick; what it does itself is no finding. Its answer is not kept, but
   * for the length of the call, so that a thread may be a loop now and none later. Virtual threads
   * are never asked about. A test that throws is not asked any more, and that is said once, in one
   * line on standard error.
   *
   * @param test returns whether a thread is an event loop now; called by many threads at a time
   * @return what ends it; may be closed by any thread, and more than once
   * @throws IllegalStateException if the agent is not running
   */
  public static Registration eventLoops(Predicate<? super Thread> test) {
    AutoCloseable added = Agents.required().eventLoops(Objects.requireNonNull(test, "test"));
    return () -> close(added);
  }

  /**
   * Says that it is meant that nobody waits for a piece of work, so that its future is no {@code
   * ForgottenFuture}. If the work fails, and nobody has seen that, it is a {@code LostFailure} all
   * the same.
   *
   * <pre>{@code
   * Selvedge.detached(statistics.countAsync(order), "a missing count does no harm");
   * }</pre>
   *
   * <p>May be called in the code of a program as well as in tests: where the agent is not there
   * nobody looks for forgotten futures, and this does nothing. It never attaches the agent.
   *
   * @param future the future of the work
   * @param why the reason, for whoever reads the code
   * @param <F> the type of the future
   * @return the future itself
   * @throws IllegalArgumentException if the reason is blank
   */
  public static <F extends Future<?>> F detached(F future, String why) {
    Objects.requireNonNull(future, "future");
    if (why.isBlank()) {
      throw new IllegalArgumentException(
          "Selvedge.detached needs a reason why nobody waits for the future");
    }
    Agent agent = Agents.presentOfLate();
    if (agent != null) {
      agent.detached(future, why);
    }
    return future;
  }

  private static void close(AutoCloseable added) {
    try {
      added.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Recorder recorder() {
    if (SkippedRun.isOn()) {
      throw new TestAbortedException(SkippedRun.REASON);
    }
    return new Recorder(Agents.required(), StackWalker.getInstance());
  }

  /** Something that was said to Selvedge, and that holds until it is closed. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Takes it back; does nothing if it was closed before. */
    @Override
    void close();
  }

  /**
   * Code to be recorded.
   *
   * <p>Whatever it throws leaves {@code record} as it is: the same object, checked or not. What was
   * found until then is added to it as a {@linkplain Throwable#getSuppressed() suppressed} {@link
   * FindingsError}. To go on with the recording of code that is meant to fail, catch what it throws
   * inside the block.
   */
  @FunctionalInterface
  public interface Block {
    /**
     * Runs the code.
     *
     * @throws Throwable whatever it likes
     */
    void run() throws Throwable;
  }

  /**
   * Code to be recorded that has a result. What it throws is treated as a {@link Block}'s.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  public interface Call<T extends @Nullable Object> {
    /**
     * Runs the code.
     *
     * @return the result, {@code null} if it likes
     * @throws Throwable whatever it likes
     */
    T call() throws Throwable;
  }
}

package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.CallbackListener;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LongCallback;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callbacks that compute, looked at from outside. */
class ComputationsTests extends LoopFixture {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final long THRESHOLD = TimeUnit.MILLISECONDS.toNanos(40);

  private final Told told = new Told();
  private final Computations computations = new Computations(THRESHOLD, told, thread -> null);
  private volatile boolean done;

  @AfterEach
  void end() {
    done = true;
  }

  @Test
  void areToldWhileTheyLastWithWhatTheyDo() throws Exception {
    start("loop-computes", this::oneCallback);
    await().pollInterval(Duration.ofMillis(2)).until(this::isTold);

    LongCallback callback = told.callbacks.get(0);
    assertThat(callback.thread()).isEqualTo("loop-computes");
    assertThat(callback.loop().kind()).isEqualTo("event loop thread");
    assertThat(callback.samples())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            stack -> assertThat(stack).extracting(Frame::methodName).contains("oneCallback"));
    assertThat(told.nanos).isEmpty();
  }

  @Test
  void areToldOnceWithTheTimeOfTheProcessor() throws Exception {
    Thread loop = start("loop-computes", this::oneCallback);
    await().pollInterval(Duration.ofMillis(2)).until(this::isTold);
    done = true;
    loop.join();
    look();

    assertThat(told.callbacks).hasSize(1);
    assertThat(told.nanos)
        .singleElement()
        .satisfies(n -> assertThat(n).isGreaterThanOrEqualTo(THRESHOLD));
  }

  @Test
  void areNotToldOfManyCallbacksOneAfterTheOther() throws Exception {
    assertNothingTold("loop-computes", () -> Callbacks.next());
  }

  @Test
  void areNotToldWhereNobodyKnowsWhetherItIsOneCallback() throws Exception {
    assertNothingTold("loop-computes", () -> {});
    assertNothingTold("loop-computes", () -> Callbacks.several());
  }

  @Test
  void areNotToldOfOtherThreads() throws Exception {
    Callbacks.next();
    assertNothingTold("worker", () -> {});
  }

  /** Nothing is told while a thread computes for long, and now and then does something else. */
  private void assertNothingTold(String name, Runnable everyMillisecond) throws Exception {
    Thread loop =
        start(
            name,
            () -> {
              long end = CPU.getCurrentThreadCpuTime() + 5 * THRESHOLD;
              while (CPU.getCurrentThreadCpuTime() < end) {
                everyMillisecond.run();
                long until = CPU.getCurrentThreadCpuTime() + 1_000_000;
                while (CPU.getCurrentThreadCpuTime() < until) {}
              }
            });
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              look();
              return !loop.isAlive();
            });
    assertThat(told.callbacks).isEmpty();
  }

  private void oneCallback() {
    Callbacks.next();
    while (!done) {}
  }

  private boolean isTold() {
    look();
    return !told.callbacks.isEmpty();
  }

  private void look() {
    computations.look(System.nanoTime());
  }

  private static Thread start(String name, Runnable action) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                seen.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              action.run();
            },
            name);
    thread.setDaemon(true);
    thread.start();
    EventLoops.appeared(thread);
    seen.countDown();
    return thread;
  }

  private static final class Told implements CallbackListener {
    final List<LongCallback> callbacks = new ArrayList<>();
    final List<Long> nanos = new ArrayList<>();

    @Override
    public Object seen(Supplier<@Nullable LongCallback> callback) {
      callbacks.add(Objects.requireNonNull(callback.get()));
      return this;
    }

    @Override
    public void ended(Object seen, long cpuNanos) {
      nanos.add(cpuNanos);
    }
  }
}

package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.TaskKind;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failures of work that no window has made, as that of a server that a test asks for something. */
class StrangersTests extends TaskFixture {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  @Test
  void areToldOfTheOnlyTestOnceNobodyCanLookAtThem() {
    String test = open("test", "bar()");
    fail(work());

    List<LooseFuture> loose = end(test);

    assertThat(loose).hasSize(1);
    assertThat(loose.get(0).fate()).isEqualTo(Fate.FAILED);
    assertThat(loose.get(0).lineage().window()).isEqualTo(test);
    assertThat(loose.get(0).lineage().guessed()).isTrue();
  }

  @Test
  void areToldOfTheInnermost() {
    String type = open("class", "FooTest");
    String test = open("test", "FooTest.bar()", type);
    String recording = open("record", "recording", test);
    fail(work());

    assertThat(end(recording)).hasSize(1);
    assertThat(end(test)).isEmpty();
    assertThat(end(type)).isEmpty();
  }

  @Test
  void areNotToldWhileSomebodyCanLookAtThem() {
    String test = open("test", "bar()");
    FutureTask<?> kept = failed(work());

    assertThat(end(test)).isEmpty();
    assertThat(kept).isDone();
  }

  @Test
  void areToldAlsoIfTheThreadThatFailedThemIsOnItsWayOutYet() throws InterruptedException {
    // A thread that gets no processor meanwhile is too late.
    int tries = 0;
    while (!isToldThoughAThreadIsOnItsWayOut()) {
      assertThat(++tries).isLessThan(10);
    }
  }

  private boolean isToldThoughAThreadIsOnItsWayOut() throws InterruptedException {
    String test = open("test", "bar()");
    AtomicReference<@Nullable FutureTask<?>> held = new AtomicReference<>(failed(work()));
    WeakReference<Object> untilCollected = new WeakReference<>(new Object());
    Thread leaving =
        new Thread(
            () -> {
              while (!untilCollected.refersTo(null)) {
                Thread.onSpinWait();
              }
              held.set(null);
            });
    leaving.start();

    int told = end(test).size();
    leaving.join();
    assertThat(held).hasNullValue();
    return told == 1;
  }

  @Test
  void areNotToldOnceSomebodyHasLookedAtThem() {
    String test = open("test", "bar()");
    Looks.observed(failed(work()));

    assertThat(end(test)).isEmpty();
  }

  @Test
  void areNobodysWhileSeveralTestsRun() {
    String one = open("test", "one()");
    String other = open("test", "other()");
    fail(work());

    assertThat(end(other)).isEmpty();
    assertThat(end(one)).isEmpty();
  }

  @Test
  void areNobodysIfTheirWorkWasMadeBeforeTheTest() {
    Task before = work();
    String test = open("test", "bar()");
    fail(before);

    assertThat(end(test)).isEmpty();
  }

  @Test
  void areNobodysBetweenTests() {
    String type = open("class", "FooTest");
    fail(work());

    assertThat(end(type)).isEmpty();
  }

  @Test
  void areGivenAMomentToFail() throws InterruptedException {
    open("test", "bar()");
    Task test = current();
    FutureTask<?> late = begun(work());
    Thread other = new Thread(late);
    other.start();

    Strangers.await(test, MINUTE);

    assertThat(late).isDone();
    other.join();
  }

  @Test
  void areNotWaitedForIfTheyBeganEarlierOrAreScheduled() {
    FutureTask<?> earlier = begun(work());
    open("test", "bar()");
    Task later = work();
    later.kind = TaskKind.SCHEDULED_TASK;
    FutureTask<?> scheduled = begun(later);
    long began = System.nanoTime();

    Strangers.await(current(), MINUTE);

    assertThat(System.nanoTime() - began).isLessThan(MINUTE / 2);
    assertThat(earlier).isNotDone();
    assertThat(scheduled).isNotDone();
  }

  private static Task work() {
    return Works.jvm().child(TaskKind.POOL_TASK, Origins.ofTask(null));
  }

  private static void fail(Task work) {
    assertThat(failed(work)).isDone();
  }

  private static FutureTask<?> failed(Task work) {
    FutureTask<?> future = begun(work);
    future.run();
    Tracked tracked = Ledger.of(future);
    assertThat(tracked).isNotNull();
    Failures.failed(tracked, failureOf(future), true);
    return future;
  }

  /** Looks at it without the agent, which would take that for a look of the application. */
  private static Throwable failureOf(FutureTask<?> future) {
    try {
      throw new IllegalStateException("not failed: " + future.get());
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FutureTask<?> begun(Task work) {
    FutureTask<?> future =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException("no stock");
            });
    Ledger.add(future, work, work.origin, new Chain(null, work), Tracked.WORK);
    return future;
  }

  private List<LooseFuture> end(String window) {
    return TaskWindows.close(window, 0, false).loose().stream()
        .filter(future -> future.lineage().window().equals(window))
        .toList();
  }
}

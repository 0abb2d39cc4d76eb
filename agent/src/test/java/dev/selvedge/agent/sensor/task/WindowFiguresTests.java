package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.sensor.Blocking;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a window says of how its tasks have ended, and of how long its threads have waited. */
class WindowFiguresTests extends TaskFixture {

  @Test
  void nothingWasStartedAndNobodyHasWaited() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    assertThat(figures.tasks(null)).isEmpty();
    assertThat(figures.waits()).isEmpty();
    assertThat(WindowFigures.of("never opened").tasks(null)).isEmpty();
    assertThat(WindowFigures.of("never opened").waits()).isEmpty();
  }

  @Test
  void tasksOfOnePlaceAreCountedTogether() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    for (int i = 0; i < 3; i++) {
      ran(given(), null);
    }

    assertThat(only(figures))
        .containsEntry("kind", "event-loop task")
        .containsEntry("succeeded", 3)
        .containsEntry("failed", 0)
        .containsEntry("alive", 0)
        .containsKey("site");
  }

  @Test
  void aTaskThatThrows() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    ran(given(), new IllegalStateException());

    assertThat(only(figures)).containsEntry("failed", 1).containsEntry("succeeded", 0);
  }

  @Test
  void oneThatEndsBecauseOfAnInterruptOrACancellationWasCancelled() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    Throwable[] wanted = {new InterruptedException(), new CancellationException()};
    for (Throwable each : wanted) {
      ran(given(), each);
    }

    assertThat(only(figures)).containsEntry("cancelled", 2).containsEntry("failed", 0);
  }

  @Test
  void oneThatIsDroppedBeforeItRunsWasCancelled() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    PoolTasks.dropped(given());

    assertThat(only(figures)).containsEntry("cancelled", 1).containsEntry("succeeded", 0);
  }

  @Test
  void oneThatIsAlive() {
    String test = open("test", "bar()");
    WindowFigures figures = WindowFigures.of(test);
    Object work = given();

    assertThat(only(figures)).containsEntry("alive", 1).containsEntry("succeeded", 0);
    List<LiveTask> left = close(test);
    assertThat(figures.tasks(left))
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("alive", 1));
    PoolTasks.dropped(work);
  }

  @Test
  void whatAnotherWindowStartsIsItsOwn() {
    WindowFigures outer = WindowFigures.of(open("test", "bar()"));
    WindowFigures inner = WindowFigures.of(open("record", "inside"));

    ran(given(), null);

    assertThat(only(inner)).containsEntry("succeeded", 1);
    assertThat(outer.tasks(null)).isEmpty();
  }

  @Test
  void aWaitOfTheTestItself() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    waits(1_000_000);

    assertThat(figures.waits())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line).containsEntry("on", "own thread").containsEntry("count", 1L);
              assertThat((Long) line.get("longestNanos")).isGreaterThanOrEqualTo(1_000_000);
              assertThat(line.get("totalNanos")).isEqualTo(line.get("longestNanos"));
              assertThat(line).containsKey("site");
            });
  }

  @Test
  void whatWaitsInsideOfAWaitIsPartOfIt() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    Object outer = Blocking.future();
    waits(1_000);
    waits(1_000);
    Blocking.exit(outer);

    assertThat(figures.waits())
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("count", 1L));
  }

  @Test
  void aWaitThatGoesOn() throws InterruptedException {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Object work = given();
    Thread thread = new Thread(() -> waitsIn(work, begun, end));
    thread.start();
    begun.await();

    assertThat(figures.waits())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line).containsEntry("on", "platform thread").containsEntry("count", 1L));
    end.countDown();
    thread.join();
  }

  @Test
  void whatIsOfNoWindowIsNotCounted() throws InterruptedException {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    Thread other = new Thread(() -> waits(1_000));
    other.start();
    other.join();

    assertThat(figures.waits()).isEmpty();
  }

  @Test
  void whatSelvedgeWaitsForIsNotCounted() {
    WindowFigures figures = WindowFigures.of(open("test", "bar()"));

    WindowFigures.settling(true);
    waits(1_000);
    WindowFigures.settling(false);

    assertThat(figures.waits()).isEmpty();
  }

  private static Object given() {
    Object work = new Object();
    LoopTasks.executed(null, work);
    return work;
  }

  private static void ran(Object work, Throwable thrown) {
    Object token = LoopTasks.running(work);
    if (thrown != null) {
      Outcomes.threw(current(), thrown);
    }
    LoopTasks.ran(token);
  }

  private static Map<String, Object> only(WindowFigures figures) {
    List<Map<String, Object>> lines = figures.tasks(null);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static void waits(long nanos) {
    Object token = Blocking.sleep(1);
    long began = System.nanoTime();
    while (System.nanoTime() - began < nanos + 1_000) {
      LockSupport.parkNanos(nanos);
    }
    Blocking.exit(token);
  }

  private static void waitsIn(Object work, CountDownLatch begun, CountDownLatch end) {
    Object token = LoopTasks.running(work);
    Object wait = Blocking.park();
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Blocking.exit(wait);
    LoopTasks.ran(token);
  }
}

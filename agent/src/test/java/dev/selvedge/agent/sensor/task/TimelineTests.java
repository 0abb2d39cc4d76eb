package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.TaskSpan.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of tasks for a timeline. */
class TimelineTests extends TaskFixture {

  @BeforeEach
  void keepSome() {
    Timeline.take();
    Timeline.keep(1_000);
  }

  @AfterEach
  void keepNone() {
    Timeline.keep(0);
  }

  @Test
  void aTaskAndTheBodyOfItsTest() {
    String test = open("test", "bar()");
    ran(given());
    close(test);

    List<TaskSpan> spans = spans(test);
    TaskSpan task = spans.get(0);
    TaskSpan body = spans.get(1);
    assertThat(spans).hasSize(2);
    assertThat(task.kind()).isEqualTo(TaskKind.LOOP_TASK);
    assertThat(task.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(task.parent()).isEqualTo(body.task());
    assertThat(task.thread()).isEqualTo(Thread.currentThread().getName());
    assertThat(task.site()).isNotNull();
    assertThat(task.made()).isLessThanOrEqualTo(task.began());
    assertThat(task.began()).isLessThanOrEqualTo(task.ended());
    assertThat(body.kind()).isEqualTo(TaskKind.TEST);
    assertThat(body.name()).isEqualTo("bar()");
    assertThat(body.site()).isNull();
    assertThat(body.ended()).isGreaterThanOrEqualTo(task.ended());
  }

  @Test
  void whatIsTakenIsNotThereAnyMore() {
    String test = open("test", "bar()");
    ran(given());

    assertThat(spans(test)).isNotEmpty();
    assertThat(Timeline.take()).isEmpty();
  }

  @Test
  void aTestOfWhichATaskIsToldIsToldBeforeIfItStillRuns() {
    String test = open("test", "bar()");
    ran(given());
    List<TaskSpan> first = spans(test);
    ran(given());
    List<TaskSpan> second = spans(test);

    assertThat(first).extracting(TaskSpan::kind).containsExactly(TaskKind.TEST, TaskKind.LOOP_TASK);
    assertThat(first.get(0).outcome()).isEqualTo(Outcome.ALIVE);
    assertThat(second).extracting(TaskSpan::kind).containsExactly(TaskKind.LOOP_TASK);
  }

  @Test
  void aTaskThatFails() {
    String test = open("test", "bar()");
    Object token = LoopTasks.running(given());
    Outcomes.threw(current(), new IllegalStateException());
    LoopTasks.ran(token);
    close(test);

    assertThat(spans(test).get(0).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void oneThatIsNeverRunWasCancelledOrThrownAway() {
    String test = open("test", "bar()");
    PoolTasks.dropped(given());
    Works.discarded(given());
    close(test);

    List<TaskSpan> spans = spans(test);
    assertThat(spans.get(0).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(spans.get(1).outcome()).isEqualTo(Outcome.DROPPED);
    assertThat(spans.subList(0, 2)).extracting(TaskSpan::thread).containsOnlyNulls();
  }

  @Test
  void oneThatIsAliveWhenItsTestEndsIsToldThenAndWhenItEnds() {
    String test = open("test", "bar()");
    Object work = given();
    close(test);
    List<TaskSpan> atEnd = spans(test);
    ran(work);
    TaskSpan later = spans(test).get(0);

    assertThat(atEnd).extracting(TaskSpan::outcome).contains(Outcome.ALIVE);
    TaskSpan alive = atEnd.get(1);
    assertThat(alive.thread()).isNull();
    assertThat(later.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(later.task()).isEqualTo(alive.task());
    assertThat(later.made()).isEqualTo(alive.made());
  }

  @Test
  void ofMoreThanThereIsRoomForTheRestIsCounted() {
    Timeline.keep(80);
    String test = open("test", "bar()");
    WindowFigures figures = WindowFigures.of(test);
    for (int i = 0; i < 1_000; i++) {
      ran(given());
    }

    List<TaskSpan> spans = spans(test);
    assertThat(spans).hasSizeBetween(10, 80);
    assertThat(figures.spansOmitted()).isEqualTo(1_000 - (spans.size() - 1));
  }

  @Test
  void oneOfTheRestIsToldWhenSomethingNamesIt() {
    Timeline.keep(80);
    String test = open("test", "bar()");
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Object token = LoopTasks.running(given());
      tasks.add(current());
      LoopTasks.ran(token);
    }
    List<Long> told = new ArrayList<>(spans(test).stream().map(TaskSpan::task).toList());
    Task untold =
        tasks.stream().filter(task -> !told.contains(task.id())).findFirst().orElseThrow();
    Ancestors.of(untold);
    Ancestors.of(untold);

    assertThat(spans(test)).extracting(TaskSpan::task).containsExactly(untold.id());
  }

  @Test
  void aStageThatTookNoTimeIsToldWhenSomethingNamesIt() {
    String test = open("test", "bar()");
    Task stage = stage();
    List<TaskSpan> before = spans(test);
    for (int i = 0; i < 1_000 && before != null; i++) {
      // It took its time, on a machine that is busy.
      stage = stage();
      before = spans(test);
    }
    Ancestors.of(stage);
    List<TaskSpan> named = spans(test);

    assertThat(before).isNull();
    assertThat(named).extracting(TaskSpan::task).contains(stage.id());
    TaskSpan told = named.get(named.size() - 1);
    assertThat(told.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(told.thread()).isEqualTo(Thread.currentThread().getName());
    assertThat(told.began()).isBetween(told.made(), told.ended());
    assertThat(WindowFigures.of(test).spansOmitted()).isZero();
  }

  /** One that has run. */
  private static Task stage() {
    Object callback = new Object();
    Task stage = current().child(TaskKind.STAGE, new Origin(List.of(), null, true));
    QueuedTasks.add(callback, stage);
    Object token = Stages.calling(callback);
    Task running = current();
    Stages.completed(token);
    return running;
  }

  @Test
  void whatHasEndedAndIsToldKeepsNothingOfItsCourse() {
    open("test", "bar()");
    Object token = LoopTasks.running(given());
    Task task = current();
    task.courseOrNew().holds(CarrierHold.Kind.PINNED, 1).ended(1);
    LoopTasks.ran(token);

    assertThat(task.course()).isNull();
  }

  @Test
  void whatRunsWhenTheJvmEndsIsToldAsAlive() {
    String test = open("test", "bar()");
    Object token = LoopTasks.running(given());
    Timeline.atEndOfJvm();
    List<TaskSpan> spans = spans(test);
    LoopTasks.ran(token);

    assertThat(spans).hasSizeGreaterThanOrEqualTo(2);
    assertThat(spans).extracting(TaskSpan::kind).contains(TaskKind.TEST, TaskKind.LOOP_TASK);
    assertThat(spans).extracting(TaskSpan::outcome).containsOnly(Outcome.ALIVE);
  }

  @Test
  void ofWhatWaitsToBeWrittenDownOnlySoMuchIsKept() {
    Timeline.keep(1_000_000);
    String test = open("test", "bar()");
    for (int i = 0; i < SpanQueue.MOST_WAITING; i++) {
      ran(given());
    }
    close(test);
    List<TaskSpan> spans = spans(test);

    assertThat(spans).hasSizeBetween(1_000, SpanQueue.MOST_WAITING / 3 + 1);
    assertThat(spans.get(spans.size() - 1).kind()).isEqualTo(TaskKind.TEST);
  }

  @Test
  void threadsThatEndTasksAtTheSameTimeAllHaveTheirs() throws Exception {
    Timeline.keep(100_000);
    String test = open("test", "bar()");
    TaskWindow window = current().window;
    CyclicBarrier together = new CyclicBarrier(4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(() -> endMany(window, together));
      thread.start();
      threads.add(thread);
    }
    int told = 0;
    for (Thread each : threads) {
      while (each.isAlive()) {
        told += count(Timeline.take().get(test));
      }
    }

    assertThat(told + count(Timeline.take().get(test))).isEqualTo(4 * 2_000 + 1);
  }

  private static void endMany(TaskWindow window, CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    Origin origin = new Origin(List.of(), null, true);
    for (int i = 0; i < 2_000; i++) {
      Task task = new Task(TaskKind.POOL_TASK, window, null, origin);
      task.begin(ThreadTable.currentOrNew());
      Works.end(task);
    }
  }

  private static int count(@Nullable List<TaskSpan> spans) {
    return spans == null ? 0 : spans.size();
  }

  @Test
  void nothingIsKeptIfNobodyWantsIt() {
    Timeline.keep(0);
    String test = open("test", "bar()");
    WindowFigures figures = WindowFigures.of(test);
    ran(given());
    close(test);

    assertThat(Timeline.take()).isEmpty();
    assertThat(figures.spansOmitted()).isZero();
  }

  private static List<TaskSpan> spans(String window) {
    return Timeline.take().get(window);
  }

  private static Object given() {
    Object work = new Object();
    LoopTasks.executed(null, work);
    return work;
  }

  private static void ran(Object work) {
    LoopTasks.ran(LoopTasks.running(work));
  }
}

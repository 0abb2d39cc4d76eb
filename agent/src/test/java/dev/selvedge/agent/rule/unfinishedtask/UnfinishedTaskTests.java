package dev.selvedge.agent.rule.unfinishedtask;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.LiveTasks.at;
import static dev.selvedge.agent.event.LiveTasks.givenTo;
import static dev.selvedge.agent.event.LiveTasks.heldByStaticField;
import static dev.selvedge.agent.event.LiveTasks.madeBy;
import static dev.selvedge.agent.event.LiveTasks.periodic;
import static dev.selvedge.agent.event.LiveTasks.running;
import static dev.selvedge.agent.event.LiveTasks.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTaskTests {

  private static final Frame SUBMIT = jdk("java.util.concurrent.ExecutorService.submit:145");
  private static final Frame START = jdk("java.lang.Thread.start:1553");
  private static final Frame PLACE = user("com.acme.Orders.place:41");
  private static final Frame TEST = user("com.acme.OrdersTests.places:12");
  private static final Frame AWAIT = jdk("java.util.concurrent.CountDownLatch.await:230");
  private static final Frame BODY = user("com.acme.Orders.lambda$place$0:43");
  private static final Frame CLIENT = library("org.lib.Client.open");

  private final UnfinishedTask rule = new UnfinishedTask();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("UnfinishedTask");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"TEST", "CLASS", "RECORD", "JVM"})
  void firesForEveryKindOfWork(TaskKind kind) {
    assertThat(rule.judge(madeBy(running(kind), SUBMIT, PLACE))).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"TEST", "CLASS", "RECORD", "JVM"})
  void isSilentAboutTheBodyOfAWindow(TaskKind kind) {
    assertThat(rule.judge(madeBy(running(kind), SUBMIT, PLACE))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void firesInEveryState(State state) {
    assertThat(rule.judge(madeBy(waiting(TaskKind.POOL_TASK, state), SUBMIT, PLACE))).isNotNull();
  }

  @Test
  void isAboutTheTaskAndTheExecutorThatItKeepsOpen() {
    LiveTask task = madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE, TEST);

    assertThat(judge(task).subjects()).containsExactly(Subject.task(7));
    assertThat(judge(givenTo(task, 3)).subjects())
        .containsExactly(Subject.task(7), Subject.executor(3));
  }

  @Test
  void blamesTheLineThatMadeTheTaskWhateverItDoesNow() {
    LiveTask task = at(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE, TEST), AWAIT, BODY);

    Candidate candidate = judge(task);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(PLACE.element());
    assertThat(candidate.origin()).isEqualTo(PLACE.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.ExecutorService.submit");
    assertThat(candidate.thread()).isEqualTo("worker-1");
    assertThat(candidate.nanos()).isEqualTo(task.nanos());
    assertThat(candidate.lineage()).isEqualTo(task.lineage());
    assertThat(candidate.certainty().reached(0)).isTrue();
  }

  @Test
  void showsWhatARunningTaskDoes() {
    assertThat(judge(at(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE), AWAIT, BODY)).stack())
        .containsExactly(AWAIT.element(), BODY.element());
  }

  @Test
  void showsWhereATaskWasMadeThatNoThreadRuns() {
    LiveTask task = madeBy(waiting(TaskKind.POOL_TASK, State.QUEUED), SUBMIT, PLACE, TEST);

    assertThat(judge(task).stack())
        .containsExactly(SUBMIT.element(), PLACE.element(), TEST.element());
    assertThat(judge(task).thread()).isEmpty();
  }

  @Test
  void showsWhereATaskWasMadeWhoseThreadDoesNotTellWhatItDoes() {
    assertThat(judge(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE)).stack())
        .containsExactly(SUBMIT.element(), PLACE.element());
  }

  @Test
  void looksThroughTheJdkForTheMaker() {
    Candidate candidate =
        judge(
            madeBy(
                running(TaskKind.THREAD), START, jdk("java.util.ArrayList.forEach:1596"), PLACE));

    assertThat(candidate.site()).isEqualTo(PLACE.element());
    assertThat(candidate.api()).isEqualTo("java.util.ArrayList.forEach");
  }

  @Test
  void needsNoFrameButTheUsers() {
    assertThat(judge(madeBy(running(TaskKind.THREAD), PLACE)).api())
        .isEqualTo("com.acme.Orders.place");
  }

  @Test
  void isSilentAboutWorkThatALibraryMade() {
    assertThat(rule.judge(madeBy(running(TaskKind.THREAD), START, CLIENT, PLACE))).isNull();
    assertThat(rule.judge(madeBy(running(TaskKind.POOL_TASK), SUBMIT, CLIENT, PLACE))).isNull();
  }

  @Test
  void isSilentAboutWorkThatALibraryMadeEvenWhereItCallsTheUser() {
    LiveTask task = madeBy(running(TaskKind.THREAD), START, CLIENT, PLACE);

    assertThat(rule.judge(at(task, AWAIT, BODY, library("org.lib.Client.poll")))).isNull();
  }

  @Test
  void isSilentAboutWorkMadeWhenAClassWasInitialised() {
    assertThat(
            rule.judge(
                madeBy(
                    running(TaskKind.THREAD), START, PLACE, user("com.acme.Cache.<clinit>"), TEST)))
        .isNull();
  }

  @Test
  void isSilentAboutHousekeepingInAPoolThatIsThereForGood() {
    LiveTask later = madeBy(waiting(TaskKind.SCHEDULED_TASK, State.SCHEDULED), SUBMIT, PLACE);
    LiveTask running = madeBy(running(TaskKind.SCHEDULED_TASK), SUBMIT, PLACE);

    assertThat(rule.judge(heldByStaticField(later))).isNull();
    assertThat(rule.judge(heldByStaticField(periodic(later)))).isNull();
    assertThat(rule.judge(heldByStaticField(periodic(running)))).isNull();
  }

  @Test
  void firesForWorkThatIsStuckInAPoolThatIsThereForGood() {
    assertThat(rule.judge(heldByStaticField(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE))))
        .isNotNull();
    assertThat(
            rule.judge(
                heldByStaticField(
                    madeBy(waiting(TaskKind.POOL_TASK, State.QUEUED), SUBMIT, PLACE))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.sun.net.httpserver.HttpServer.start",
        "java.lang.ProcessBuilder.start",
        "java.lang.ref.Cleaner.create",
        "java.net.http.HttpClient.newHttpClient",
        "java.nio.channels.AsynchronousChannelGroup.withThreadPool",
        "java.util.Timer.<init>",
        "java.util.concurrent.CompletableFuture$ThreadPerTaskExecutor.execute",
        "java.util.concurrent.ForkJoinPool.createWorker",
        "java.util.concurrent.ThreadPoolExecutor.addWorker",
        "jdk.internal.net.http.HttpClientImpl.start",
        "sun.nio.fs.AbstractPoller.start"
      })
  void isSilentAboutThreadsOfTheJdksOwn(String inside) {
    assertThat(rule.judge(madeBy(running(TaskKind.THREAD), START, jdk(inside), PLACE))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.concurrent.StructuredTaskScopeImpl.fork",
        "java.util.concurrent.ThreadPerTaskExecutor.submit",
        "java.lang.ThreadBuilders$VirtualThreadBuilder.start",
        "jdk.internal.vm.ThreadContainers.start",
        "jdk.internal.reflect.DirectMethodHandleAccessor.invoke"
      })
  void firesForThreadsThatTheUserAskedFor(String inside) {
    assertThat(rule.judge(madeBy(running(TaskKind.VIRTUAL_THREAD), START, jdk(inside), PLACE)))
        .isNotNull();
  }

  @Test
  void firesForTasksThatWorkersOfTheJdkRun() {
    assertThat(
            rule.judge(
                madeBy(
                    running(TaskKind.POOL_TASK),
                    jdk("java.util.concurrent.ThreadPoolExecutor.execute"),
                    PLACE)))
        .isNotNull();
  }

  @Test
  void isSilentAboutTasksThatAnHttpClientGivesToAPool() {
    assertThat(
            rule.judge(
                madeBy(
                    running(TaskKind.POOL_TASK),
                    SUBMIT,
                    jdk("jdk.internal.net.http.HttpClientImpl.sendAsync"),
                    PLACE)))
        .isNull();
  }

  private Candidate judge(LiveTask task) {
    return Objects.requireNonNull(rule.judge(task));
  }
}

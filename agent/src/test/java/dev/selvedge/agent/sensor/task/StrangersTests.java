package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Failures of work that no window has made, as that of a server that a test asks for something. */
class StrangersTests extends TaskFixture {

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
    CompletableFuture<?> kept = failed(work());

    assertThat(end(test)).isEmpty();
    assertThat(kept).isCompletedExceptionally();
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

  private static Task work() {
    return Works.jvm().child(TaskKind.POOL_TASK, Origins.ofTask(null));
  }

  private static void fail(Task work) {
    assertThat(failed(work)).isCompletedExceptionally();
  }

  private static CompletableFuture<?> failed(Task work) {
    CompletableFuture<?> future = new CompletableFuture<>();
    Tracked tracked = Ledger.add(future, work, work.origin, new Chain(null, work), Tracked.WORK);
    IllegalStateException failure = new IllegalStateException("no stock");
    future.completeExceptionally(failure);
    Failures.failed(tracked, failure, true);
    return future;
  }

  private List<LooseFuture> end(String window) {
    return TaskWindows.close(window, 0, false).loose().stream()
        .filter(future -> future.lineage().window().equals(window))
        .toList();
  }
}

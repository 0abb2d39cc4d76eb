package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Somebody looks at a future while it fails. */
class LooksTests extends TaskFixture {

  /** So many times, because it is about who is faster. */
  private static final int TIMES = 20_000;

  private static final Origin LINE =
      new Origin(
          List.of(),
          Frame.of(
              new StackTraceElement("com.acme.Shop", "order", "Shop.java", 12), Owner.USER, null),
          true);

  private final AtomicInteger looking = new AtomicInteger(-1);
  private final AtomicInteger failing = new AtomicInteger(-1);

  @Test
  void seeTheFailureHoweverCloseToIt() throws Exception {
    open("test", "bar()");
    Task maker = current();
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    List<Tracked> tracked = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      CompletableFuture<Integer> future = new CompletableFuture<>();
      Task task = maker.child(TaskKind.STAGE, LINE);
      futures.add(future);
      failures.add(new IllegalStateException("lost"));
      tracked.add(Ledger.add(future, task, LINE, new Chain(null, task), Tracked.WORK));
    }

    Thread other =
        new Thread(
            () ->
                abreast(
                    failing, looking, i -> Failures.failed(tracked.get(i), failures.get(i), true)));
    other.start();
    abreast(looking, failing, i -> Looks.observed(futures.get(i)));
    other.join();

    assertThat(Failures.of(maker.window::equals)).allMatch(failure -> failure.unseen() == null);
    assertThat(failures).hasSize(TIMES);
  }

  /** Does each of many things at about the same time as the other thread does its own. */
  @SuppressWarnings("ThreadPriorityCheck") // the two may have one processor
  private static void abreast(AtomicInteger mine, AtomicInteger others, IntConsumer action) {
    for (int i = 0; i < TIMES; i++) {
      mine.set(i);
      for (int turns = 0; others.get() < i; turns++) {
        if (turns > 1_000) {
          Thread.yield();
        }
      }
      action.accept(i);
    }
  }
}

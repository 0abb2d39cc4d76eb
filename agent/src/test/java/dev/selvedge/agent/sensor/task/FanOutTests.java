package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The numbers of a fan-out. */
class FanOutTests extends FanOutFixture {

  private final Task owner =
      new Task(TaskKind.TEST, new TaskWindow("w", "all()", null), null, null);
  private final Task member = owner.child(TaskKind.THREAD, HERE);
  private final FanOutSite site = new FanOutSite(owner.windowOf(), HERE, TaskKind.THREAD);
  private final FanOut group = new FanOut(site, owner, null);

  @Test
  void countsWhoHoldsAPermitOnceOneIsUsed() {
    group.begins();
    group.begins();
    group.begins();
    assertThat(group.peak()).isEqualTo(3);

    group.waits(member);
    group.waitEnds(member);
    group.holds(member);
    group.frees(member);
    group.waits(member);
    group.waitEnds(member);
    group.holds(member);

    assertThat(group.isGated()).isTrue();
    assertThat(group.peak()).isEqualTo(1);
    assertThat(group.peakRunning()).isEqualTo(3);
    assertThat(group.peakWaiting()).isEqualTo(1);
  }

  @Test
  void knowsTheSmallestBound() {
    group.bounded(64);
    group.bounded(16);
    group.bounded(32);

    assertThat(group.bound()).isEqualTo(16);
  }

  @Test
  void neverCountsMoreThanTheBoundLetsThrough() throws Exception {
    Semaphore bound = new Semaphore(3);
    Callable<Void> runs =
        () -> {
          for (int i = 0; i < 2_000; i++) {
            bound.acquire();
            group.begins();
            group.ends();
            bound.release();
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(pool.submit(runs));
    }
    for (Future<Void> each : all) {
      each.get();
    }
    pool.shutdown();

    assertThat(group.peak()).isBetween(1, 3);
    assertThat(group.isQuiet()).isTrue();
  }

  @Test
  void hasNoSeriesWhileItIsSmall() {
    for (int i = 0; i < 7; i++) {
      group.begins();
    }
    assertThat(group.series()).isNull();

    group.begins();
    assertThat(group.series()).isNotNull();
  }

  @Test
  void isAmongTheLargestOfItsPlaceHoweverManyThereAre() {
    FanOut large = null;
    for (int i = 0; i < 100; i++) {
      FanOut each = new FanOut(site, owner, null);
      for (int runs = 0; runs < (i == 50 ? 20 : 3); runs++) {
        each.begins();
      }
      large = i == 50 ? each : large;
    }

    assertThat(site.largest()).isSameAs(large);
  }

  @Test
  void isToldOnce() {
    group.created();
    group.created();
    group.begins();
    group.begins();

    assertThat(site.take(each -> true)).containsExactly(group);
    assertThat(site.take(each -> true)).isEmpty();
    assertThat(site.largest()).isSameAs(group);
  }
}

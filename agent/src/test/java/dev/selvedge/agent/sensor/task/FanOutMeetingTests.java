package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Members of a fan-out that look like leaving, and have left or not, in every order. */
class FanOutMeetingTests extends FanOutFixture {

  private final Task owner =
      new Task(TaskKind.TEST, new TaskWindow("w", "all()", null), null, null);
  private final FanOutSite site = new FanOutSite(owner.windowOf(), HERE, TaskKind.THREAD);

  /** What one member does, one step at a time. */
  private static final class Steps {
    final FanOut group;
    int done;
    private @Nullable Meeting meeting;

    Steps(FanOut group) {
      this.group = group;
    }

    /** Begins, counts a latch down, waits for the same latch, ends. */
    void meet() {
      switch (done++) {
        case 0 -> group.begins();
        case 1 -> meeting = group.leaves();
        case 2 -> meeting = group.stays(meeting);
        case 3 -> {
          if (meeting != null) {
            group.meets(meeting);
          }
        }
        case 4 -> group.ends();
        default -> throw new IllegalStateException();
      }
    }

    /** Begins, tells others that it is done, ends. */
    void leave() {
      switch (done++) {
        case 0 -> group.begins();
        case 1 -> meeting = group.leaves();
        case 2 -> group.gone();
        default -> throw new IllegalStateException();
      }
    }
  }

  /** Goes through all schedules, by the choices that make one. */
  private static final class Choices {
    private final int[] made = new int[20];
    private final int[] most = new int[20];
    private int next;
    private int known;

    /** One of so many. */
    int among(int number) {
      if (next == known) {
        made[known] = 0;
        most[known++] = number;
      }
      return made[next++];
    }

    /** Goes on to the next schedule; false if there is none. */
    boolean advance() {
      next = 0;
      while (known > 0) {
        if (++made[known - 1] < most[known - 1]) {
          return true;
        }
        known--;
      }
      return false;
    }
  }

  @Test
  void allThatMeetAreCountedInEachOrder() {
    Choices choices = new Choices();
    Steps[] ready = new Steps[3];
    int schedules = 0;
    do {
      FanOut group = new FanOut(site, owner, null);
      Steps[] all = {new Steps(group), new Steps(group), new Steps(group)};
      // They are alike, so it is no matter which one is the first.
      all[0].meet();
      for (int step = 1; step < 15; step++) {
        boolean isOpen = all[0].done > 1 && all[1].done > 1 && all[2].done > 1;
        int number = 0;
        for (Steps each : all) {
          if (each.done < (isOpen ? 5 : 4)) {
            ready[number++] = each;
          }
        }
        ready[choices.among(number)].meet();
      }
      assertCounted(group, 3, 3);
      schedules++;
    } while (choices.advance());

    assertThat(schedules).isGreaterThan(100_000);
  }

  /**
   * At most two are at work: the third one begins once one of the first has told that it is done.
   */
  @Test
  void whoHasLeftIsNotCountedWithWhoeverBeginsForIt() {
    Choices choices = new Choices();
    do {
      FanOut group = new FanOut(site, owner, null);
      Steps meets = new Steps(group);
      Steps leaves = new Steps(group);
      Steps next = new Steps(group);
      for (int step = 0; step < 11; step++) {
        List<Runnable> ready = new ArrayList<>();
        if (meets.done < 5) {
          ready.add(meets::meet);
        }
        if (leaves.done < 3) {
          ready.add(leaves::leave);
        }
        if (leaves.done > 1 && next.done < 3) {
          ready.add(next::leave);
        }
        ready.get(choices.among(ready.size())).run();
      }
      assertCounted(group, 1, 2);
    } while (choices.advance());
  }

  private static void assertCounted(FanOut group, int least, int most) {
    // There are many, and what asserts is slow.
    if (group.peak() < least || group.peak() > most || !group.isQuiet()) {
      assertThat(group.peak()).isBetween(least, most);
      assertThat(group.isQuiet()).isTrue();
    }
  }

  @Test
  void whoHasLeftBeforeDoesNotHideALaterMeeting() {
    FanOut group = new FanOut(site, owner, null);
    List<Steps> leave = List.of(new Steps(group), new Steps(group), new Steps(group));
    for (Steps each : leave) {
      each.leave();
      each.leave();
    }
    leave.forEach(Steps::leave);
    assertThat(group.peak()).isEqualTo(1);

    Steps late = new Steps(group);
    late.meet();
    late.meet();
    Steps other = new Steps(group);
    while (other.done < 5) {
      other.meet();
    }
    late.meet();
    late.meet();

    assertThat(group.peak()).isEqualTo(2);
  }

  @Test
  void allThatMeetAreCountedByThreads() throws Exception {
    int all = 6;
    ExecutorService pool = Executors.newFixedThreadPool(all);
    for (int round = 0; round < 2_000; round++) {
      FanOut met = new FanOut(site, owner, null);
      CountDownLatch there = new CountDownLatch(all);
      Callable<Void> meets =
          () -> {
            Steps steps = new Steps(met);
            steps.meet();
            steps.meet();
            there.countDown();
            steps.meet();
            steps.meet();
            there.await();
            steps.meet();
            return null;
          };
      for (Future<Void> each : pool.invokeAll(Collections.nCopies(all, meets))) {
        each.get();
      }
      assertThat(met.peak()).isEqualTo(all);
      assertThat(met.isQuiet()).isTrue();
    }
    pool.shutdown();
  }

  @Test
  void neverMoreAreCountedThanABoundLetsThrough() throws Exception {
    FanOut group = new FanOut(site, owner, null);
    Semaphore bound = new Semaphore(3);
    Callable<Void> runs =
        () -> {
          for (int i = 0; i < 2_000; i++) {
            bound.acquire();
            Steps steps = new Steps(group);
            for (int step = 0; step < 4; step++) {
              steps.meet();
            }
            group.leaves();
            bound.release();
            group.gone();
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(6);
    for (Future<Void> each : pool.invokeAll(Collections.nCopies(6, runs))) {
      each.get();
    }
    pool.shutdown();

    assertThat(group.peak()).isBetween(1, 3);
    assertThat(group.isQuiet()).isTrue();
  }
}

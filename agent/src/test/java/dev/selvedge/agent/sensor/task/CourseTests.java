package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.WaitKind;
import org.junit.jupiter.api.Test;

/** What is kept of the course of a run. */
class CourseTests {

  private final Course course = new Course();

  @Test
  void waitsAreToldByTime() {
    waited(10, 20);
    waited(30, 35);

    assertThat(course.waits()).extracting(TaskSpan.Wait::from).containsExactly(10L, 30L);
    assertThat(course.waits()).extracting(TaskSpan.Wait::goesOn).containsOnly(false);
    assertThat(course.waitedNanos()).isEqualTo(15);
    assertThat(course.omitted()).isZero();
  }

  @Test
  void ofManyWaitsTheLongestAreKept() {
    for (int i = 0; i < 100; i++) {
      long from = 1_000L * i;
      waited(from, from + (i % 2 == 0 ? 500 : 5));
    }

    assertThat(course.waits()).hasSize(Course.MOST_WAITS);
    assertThat(course.waits()).allMatch(wait -> wait.to() - wait.from() == 500);
    assertThat(course.omitted()).isEqualTo(100 - Course.MOST_WAITS);
    assertThat(course.waitedNanos()).isEqualTo(50 * 505);
  }

  @Test
  void aHoldGoesOnUntilItIsOverOrItsTaskHasEnded() {
    Course.Hold over = course.holds(CarrierHold.Kind.PINNED, 10);
    course.holds(CarrierHold.Kind.COMPUTING, 50);
    over.ended(5);

    assertThat(course.holds(0))
        .containsExactly(
            new TaskSpan.Hold(10, 15, false, CarrierHold.Kind.PINNED),
            new TaskSpan.Hold(50, 0, true, CarrierHold.Kind.COMPUTING));
    assertThat(course.holds(80).get(1))
        .isEqualTo(new TaskSpan.Hold(50, 80, false, CarrierHold.Kind.COMPUTING));
  }

  @Test
  void whatTheWatchdogAndTheThreadTellOfTheSameHoldIsOne() {
    course.holds(CarrierHold.Kind.PINNED, 10);
    course.holds(CarrierHold.Kind.PINNED, 10).ended(7);

    assertThat(course.holds(0))
        .containsExactly(new TaskSpan.Hold(10, 17, false, CarrierHold.Kind.PINNED));
  }

  @Test
  void ofManyHoldsTheFirstAreKept() {
    for (int i = 0; i < 100; i++) {
      course.holds(CarrierHold.Kind.PINNED, i).ended(1);
    }

    assertThat(course.holds(0)).hasSize(32).element(0).extracting("from").isEqualTo(0L);
  }

  private void waited(long from, long to) {
    course.waited(new Course.Wait(from, to, WaitKind.SLEEP, Origin.UNKNOWN));
  }

  @Test
  void ofMoreHoldsThanAreKeptTheRestIsCountedOnce() {
    for (int i = 1; i <= Course.MOST_HOLDS + 3; i++) {
      course.holds(CarrierHold.Kind.PINNED, i);
      // Whoever ends what was told while it lasted tells of it again.
      course.holds(CarrierHold.Kind.PINNED, i).ended(5);
    }

    assertThat(course.holds(1_000).size() + course.holdsOmitted()).isEqualTo(Course.MOST_HOLDS + 3);
  }

  @Test
  void aWaitForAMonitorLastsFromTheFirstLookAtItToTheLast() {
    long from = course.blocked(null);
    while (System.nanoTime() - from < 2 * Timeline.LEAST_NANOS) {
      Thread.onSpinWait();
    }
    assertThat(course.blocked(null)).isEqualTo(from);
    course.goesOn();
    long again = course.blocked(null);

    assertThat(again).isGreaterThan(from);
    assertThat(course.waits())
        .singleElement()
        .matches(wait -> wait.from() == from && wait.on().equals("monitor") && !wait.goesOn())
        .matches(wait -> wait.to() - from >= 2 * Timeline.LEAST_NANOS);
    assertThat(course.waitedNanos()).isGreaterThanOrEqualTo(2 * Timeline.LEAST_NANOS);
  }
}

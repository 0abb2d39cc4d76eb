package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.TaskKind;
import org.junit.jupiter.api.Test;

/** Objects that carry the task that made them. */
class WorksTests extends TaskFixture {

  private final Object work = new Object();

  @Test
  void carryNothingOutsideOfWindows() {
    Works.made(work, TaskKind.STAGE, null);
    Works.queued(work, TaskKind.POOL_TASK, null, null);

    assertThat(Works.of(work)).isNull();
    assertThat(Works.begin(work)).isNull();
  }

  @Test
  void runForTheWindowThatMadeThemWhoeverQueuesThem() {
    String maker = open("test", "maker()");
    Works.made(work, TaskKind.STAGE, null);
    close(maker);
    String other = open("test", "other()");
    Works.queued(work, TaskKind.POOL_TASK, null, null);

    Task running = Works.begin(work);

    assertThat(TaskWindows.current()).isEqualTo(maker);
    Works.end(running);
    assertThat(TaskWindows.current()).isEqualTo(other);
  }

  @Test
  void begunOnceDoNotBeginAgain() {
    open("test", "bar()");
    Works.queued(work, TaskKind.POOL_TASK, null, null);
    Task running = Works.begin(work);
    Works.end(running);

    assertThat(running.state).isEqualTo(Task.ENDED);
    assertThat(Works.begin(work)).isNull();
  }

  @Test
  void givenAwayAgainWhileTheyRunAreNotOver() {
    open("test", "bar()");
    Works.queued(work, TaskKind.SCHEDULED_TASK, null, null);
    Task running = Works.begin(work);
    PoolTasks.again(work);
    Works.end(running);

    assertThat(running.state).isNotEqualTo(Task.ENDED);
    assertThat(Works.begin(work)).isSameAs(running);
  }

  @Test
  void makeWorkThatDescendsFromThem() {
    open("test", "bar()");
    Works.queued(work, TaskKind.POOL_TASK, null, null);
    Task running = Works.begin(work);
    Object inner = new Object();
    Works.queued(inner, TaskKind.POOL_TASK, null, null);

    assertThat(Works.of(inner).parent).isSameAs(running);
    assertThat(Works.of(inner).window).isSameAs(running.window);
  }

  @Test
  void droppedDoNotBegin() {
    String test = open("test", "bar()");
    Works.queued(work, TaskKind.POOL_TASK, null, null);
    Works.dropped(work);

    assertThat(Works.begin(work)).isNull();
    assertThat(close(test)).isEmpty();
  }

  @Test
  void runOnTheStackOfAStrangerAndGiveItBack() {
    String stranger = open("test", "stranger()");
    Object theirs = new Object();
    Works.queued(theirs, TaskKind.FORK_JOIN_TASK, null, null);
    String mine = open("test", "mine()");

    Task helped = Works.begin(theirs);
    assertThat(TaskWindows.current()).isEqualTo(stranger);
    Works.end(helped);
    assertThat(TaskWindows.current()).isEqualTo(mine);
  }

  @Test
  void ofNobodyOnTheStackOfAWindowMakeNothingForIt() {
    open("test", "bar()");
    QueuedTasks.add(work, Task.ofNobody());

    Task helped = Works.begin(work);
    assertThat(TaskWindows.current()).isNull();
    assertThat(TaskWindows.lineage()).isNull();
    Works.end(helped);
    assertThat(TaskWindows.current()).isNotNull();
  }
}

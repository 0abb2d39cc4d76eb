package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frames;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tasks that a task makes at one place, counted. */
class FanOutsTests extends TaskFixture {

  private final String window = open("test", "bar()");
  private final Task owner = current();
  private final Origin place =
      new Origin(List.of(Frames.user("com.acme.Foo.bar")), Frames.user("com.acme.Foo.bar"), true);

  @Test
  void countThoseThatRunAtOnce() {
    List<Task> members = members(owner, 5);
    members.subList(0, 3).forEach(Task::join);
    members.subList(0, 2).forEach(Task::part);
    members.get(3).join();

    FanOutPeak peak = only();

    assertThat(peak.created()).isEqualTo(5);
    assertThat(peak.peakRunning()).isEqualTo(3);
    assertThat(peak.peak()).isEqualTo(3);
    assertThat(peak.gated()).isFalse();
    assertThat(peak.owners()).isEqualTo(1);
  }

  @Test
  void doNotCountWhoHasLeftUntilItGoesOn() {
    List<Task> members = members(owner, 3);
    members.get(0).join();
    members.get(0).leave();
    members.get(1).join();
    members.get(1).leave();
    members.get(1).stay();
    members.get(2).join();

    assertThat(only().peakRunning()).isEqualTo(2);
  }

  @Test
  void countAMemberOnceHoweverOftenItEnds() {
    List<Task> members = members(owner, 4);
    members.get(0).join();
    members.get(0).leave();
    members.get(0).part();
    members.get(0).part();
    members.get(0).join();
    members.get(0).stay();
    members.subList(1, 4).forEach(Task::join);

    assertThat(only().peakRunning()).isEqualTo(3);
  }

  @Test
  void ofGatedOnesCountThoseThatHoldAPermit() {
    List<Task> members = members(owner, 4);
    members.forEach(Task::join);
    FanOut group = members.get(0).group;
    members.forEach(group::waits);
    group.waitEnds(members.get(0));
    group.holds(members.get(0));
    group.waitEnds(members.get(1));
    group.holds(members.get(1));
    group.frees(members.get(0));

    FanOutPeak peak = only();

    assertThat(peak.gated()).isTrue();
    assertThat(peak.peak()).isEqualTo(2);
    assertThat(peak.peakRunning()).isEqualTo(4);
    assertThat(peak.peakWaiting()).isEqualTo(4);
  }

  @Test
  void keepEachOwnersApartAndTellOfTheLargest() {
    List<Task> owners = members(owner, 20);
    for (int i = 0; i < owners.size(); i++) {
      members(owners.get(i), i + 1).forEach(Task::join);
    }

    FanOutPeak peak = FanOuts.end(window).get(0);

    assertThat(peak.peak()).isEqualTo(20);
    assertThat(peak.created()).isEqualTo(20);
    assertThat(peak.owners()).isEqualTo(21);
  }

  @Test
  void doNotCountWhoWaitsOnlyForALockOnItsWayOut() {
    List<Task> members = members(owner, 2);
    members.get(0).begin(ThreadTable.currentOrNew());
    members.get(0).join();
    Object token = FanOuts.giving();
    FanOuts.leaving();
    members.get(1).join();
    FanOuts.waiting();
    FanOuts.given(token);
    assertThat(members.get(0).group.peakRunning()).isEqualTo(1);

    FanOuts.waiting();

    assertThat(only().peakRunning()).isEqualTo(2);
  }

  @Test
  void countWhoWaitsForRoomForWhatItGives() {
    List<Task> members = members(owner, 2);
    members.get(0).begin(ThreadTable.currentOrNew());
    members.get(0).join();
    FanOuts.leaving();
    Object token = FanOuts.giving();
    FanOuts.waiting();
    members.get(1).join();
    FanOuts.given(token);

    assertThat(only().peakRunning()).isEqualTo(2);
  }

  @Test
  void areNoneOfWhoeverServes() {
    owner.child(TaskKind.THREAD, place).begin(ThreadTable.currentOrNew());
    Task loop = current();
    FanOuts.serving();
    members(loop, 3).forEach(Task::join);

    assertThat(loop.serves).isTrue();
    assertThat(FanOuts.end(window)).isEmpty();
  }

  @Test
  void areNoneOfForkJoinTasksThatForkOthers() {
    Task forking = owner.child(TaskKind.FORK_JOIN_TASK, place);
    for (int i = 0; i < 3; i++) {
      Task forked = forking.child(TaskKind.FORK_JOIN_TASK, place);
      FanOuts.forked(forking, forked);
      assertThat(forked.group).isNull();
    }
  }

  @Test
  void haveAtMost64PointsAndThePeakAmongThem() {
    List<Task> members = members(owner, 2_000);
    members.subList(0, 1_000).forEach(Task::join);
    members.subList(0, 1_000).forEach(Task::part);
    members
        .subList(1_000, 2_000)
        .forEach(
            each -> {
              each.join();
              each.part();
            });

    FanOutPeak peak = only();

    assertThat(peak.series().columns()).containsExactly("created", "running", "waiting");
    assertThat(peak.series().points()).hasSizeBetween(2, 65);
    assertThat(peak.series().points()).anyMatch(point -> point.get(2) == 1_000L);
    assertThat(peak.series().points()).isSortedAccordingTo((a, b) -> a.get(0).compareTo(b.get(0)));
  }

  private List<Task> members(Task of, int number) {
    List<Task> members = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Task member = of.child(TaskKind.VIRTUAL_THREAD, place);
      FanOuts.forked(of, member);
      members.add(member);
    }
    return members;
  }

  private FanOutPeak only() {
    List<FanOutPeak> peaks = FanOuts.end(window);
    assertThat(peaks).hasSize(1);
    return peaks.get(0);
  }
}

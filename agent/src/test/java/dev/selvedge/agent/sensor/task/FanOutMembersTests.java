package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frames;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When a member of a fan-out counts, and when it does not any more. */
class FanOutMembersTests extends TaskFixture {

  private final String window = open("test", "bar()");
  private final Task owner = current();
  private final Origin place =
      new Origin(List.of(Frames.user("com.acme.Foo.bar")), Frames.user("com.acme.Foo.bar"), true);

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
  void countWhoIsBetweenTellingThatItIsThereAndWaitingWhenTheLastBegins() {
    CountDownLatch all = new CountDownLatch(3);
    List<Task> members = begunThenLeft(all);

    FanOuts.meeting(all);

    assertThat(members).hasSize(4);
    assertThat(only().peakRunning()).isEqualTo(3);
  }

  @Test
  void countWhoHasToldOthersSomethingElseBefore() {
    CountDownLatch all = new CountDownLatch(3);
    List<Task> members = members(owner, 3);
    members.get(0).begin(ThreadTable.currentOrNew());
    members.get(0).join();
    members.get(1).join();
    FanOuts.leaving();
    FanOuts.arriving(new CountDownLatch(1));
    FanOuts.arriving(all);
    members.get(2).join();
    members.get(1).part();
    members.get(2).part();

    FanOuts.meeting(all);

    assertThat(only().peakRunning()).isEqualTo(3);
  }

  @Test
  void countWhoWaitsForSomethingElseOnItsWayToTheLatch() {
    CountDownLatch all = new CountDownLatch(3);
    begunThenLeft(all);

    FanOuts.waiting();
    FanOuts.meeting(all);
    FanOuts.meeting(all);

    assertThat(only().peakRunning()).isEqualTo(3);
  }

  @Test
  void doNotCountWhoHasLeftAndWaitsForSomethingElse() {
    begunThenLeft(new CountDownLatch(3));

    FanOuts.meeting(new CountDownLatch(1));
    FanOuts.waiting();

    assertThat(only().peakRunning()).isEqualTo(2);
  }

  @Test
  void doNotCountWhoHasToldOthersByAnotherLatch() {
    CountDownLatch one = new CountDownLatch(3);
    begunThenLeft(one);

    FanOuts.waiting();
    FanOuts.arriving(new CountDownLatch(1));
    FanOuts.meeting(one);

    assertThat(only().peakRunning()).isEqualTo(2);
  }

  /** Two that run; one counts the latch down, and one that begins then has gone with the other. */
  private List<Task> begunThenLeft(CountDownLatch latch) {
    List<Task> members = members(owner, 4);
    members.get(0).begin(ThreadTable.currentOrNew());
    members.get(0).join();
    members.get(1).join();
    FanOuts.arriving(latch);
    members.get(2).join();
    members.get(1).part();
    members.get(2).part();
    return members;
  }

  @Test
  void countWithNobodyWhoHadBegunBeforeTheyLookedLikeLeaving() {
    CountDownLatch all = new CountDownLatch(3);
    List<Task> members = members(owner, 3);
    members.get(1).join();
    members.get(1).leave();
    members.get(0).begin(ThreadTable.currentOrNew());
    members.get(0).join();
    members.get(2).join();
    FanOuts.arriving(all);
    members.get(2).part();
    members.get(1).part();

    FanOuts.meeting(all);

    assertThat(only().peakRunning()).as("both counted when the second began").isEqualTo(2);
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

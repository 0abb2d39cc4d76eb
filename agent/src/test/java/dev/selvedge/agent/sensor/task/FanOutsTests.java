package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tasks of a window make, by owner and place. */
class FanOutsTests extends FanOutFixture {

  private String window = "";

  @BeforeEach
  void openWindow() {
    window = open("test", "all()");
  }

  @Test
  void countThoseThatRunAtOnce() {
    Task first = running(current(), HERE);
    Task second = running(current(), HERE);
    first.end();
    Task third = running(current(), HERE);
    second.end();
    third.end();

    FanOutPeak peak = only();
    assertThat(peak.created()).isEqualTo(3);
    assertThat(peak.peak()).isEqualTo(2);
    assertThat(peak.owners()).isEqualTo(1);
    assertThat(peak.line()).isNotNull();
  }

  @Test
  void doNotCountWhatHasNotBegun() {
    running(current(), HERE);
    forked(current(), HERE);
    forked(current(), HERE);

    assertThat(only().peak()).isEqualTo(1);
  }

  @Test
  void doNotCountWhatHasToldThatItIsDone() {
    Task first = running(current(), HERE);
    first.leave();
    running(current(), HERE);

    assertThat(only().peak()).isEqualTo(1);
  }

  @Test
  void countItAgainWhenItGoesOn() {
    Task first = running(current(), HERE);
    first.leave();
    running(current(), HERE);
    first.stay();

    assertThat(only().peak()).isEqualTo(2);
  }

  @Test
  void countAMemberOnceHoweverOftenItEnds() {
    Task first = running(current(), HERE);
    first.leave();
    first.part();
    first.end();
    running(current(), HERE);
    running(current(), HERE);

    assertThat(only().peak()).isEqualTo(2);
  }

  @Test
  void keepOwnersApart() {
    Task one = running(current(), HERE);
    Task other = running(current(), HERE);
    for (int i = 0; i < 5; i++) {
      running(one, THERE);
      running(other, THERE);
    }

    List<FanOutPeak> peaks = FanOuts.end(window);
    assertThat(peaks).extracting(FanOutPeak::peak).containsExactly(5, 2);
    assertThat(peaks.get(0).owners()).isEqualTo(2);
  }

  @Test
  void keepPlacesApart() {
    for (int i = 0; i < 3; i++) {
      running(current(), HERE);
      running(current(), THERE);
    }

    assertThat(FanOuts.end(window)).extracting(FanOutPeak::peak).containsExactly(3, 3);
  }

  @Test
  void leaveOutWhatALoopMakesThatServes() {
    Task loop = running(current(), HERE);
    loop.serves = true;
    running(loop, THERE);
    running(loop, THERE);

    assertThat(FanOuts.end(window)).isEmpty();
  }

  @Test
  void leaveOutTheParts() {
    Task task = current().child(TaskKind.FORK_JOIN_TASK, HERE);
    Task part = task.child(TaskKind.FORK_JOIN_TASK, HERE);
    FanOuts.forked(task, part);

    assertThat(part.group).isNull();
  }

  @Test
  void leaveOutWhatLibrariesMake() {
    Task member = current().child(TaskKind.THREAD, Origin.UNKNOWN);
    FanOuts.forked(current(), member);

    assertThat(member.group).isNull();
  }

  @Test
  void countEachThatIsSeparateForItself() {
    for (int i = 0; i < 4; i++) {
      FanOut group = FanOuts.separate(current(), HERE, TaskKind.SUBSCRIPTION);
      assertThat(group).isNotNull();
      group.created();
      group.created();
      group.begins();
      group.begins();
    }

    FanOutPeak peak = only();
    assertThat(peak.peak()).isEqualTo(2);
    assertThat(peak.owners()).isEqualTo(4);
  }

  private FanOutPeak only() {
    List<FanOutPeak> peaks = FanOuts.end(window);
    assertThat(peaks).hasSize(1);
    return peaks.get(0);
  }
}

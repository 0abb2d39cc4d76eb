package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StacksTests {

  private static final int MOST = 512;

  @Test
  void areInnermostFirstWithOwnersAndLines() {
    List<Frame> frames = new ArrayList<>();
    new ArrayList<>(List.of(1)).forEach(each -> frames.addAll(Stacks.capture()));

    List<Frame> users =
        frames.stream().filter(frame -> frame.className().contains("StacksTests")).toList();
    int lambda = frames.indexOf(users.get(0));
    assertThat(frames.get(lambda).methodName()).startsWith("lambda$");
    assertThat(frames.get(lambda).owner()).isEqualTo(Owner.USER);
    assertThat(frames.get(lambda).element().getLineNumber()).isPositive();
    assertThat(frames.get(lambda + 1).publicName()).isEqualTo("java.util.ArrayList.forEach");
    assertThat(frames.get(lambda + 1).owner()).isEqualTo(Owner.JDK);
    assertThat(frames.get(lambda + 2).methodName())
        .isEqualTo("areInnermostFirstWithOwnersAndLines");
  }

  @Test
  void knowWhatTheClassesOfTheirFramesInheritFrom() {
    List<Frame> frames = new ArrayList<>();
    new ArrayList<>(List.of(1)).forEach(each -> frames.addAll(Stacks.capture()));

    Frame forEach =
        frames.stream()
            .filter(frame -> frame.className().equals("java.util.ArrayList"))
            .findFirst()
            .orElseThrow();
    assertThat(forEach.isA("java.util.ArrayList")).isTrue();
    assertThat(forEach.isA("java.util.AbstractCollection")).isTrue();
    assertThat(forEach.isA("java.lang.Iterable")).isTrue();
    assertThat(forEach.isA("java.util.Set")).isFalse();
  }

  @Test
  void areCutWhenTheyAreVeryDeep() {
    assertThat(captureAtDepth(MOST + 100)).hasSize(MOST);
  }

  private static List<Frame> captureAtDepth(int depth) {
    return depth == 0 ? Stacks.capture() : captureAtDepth(depth - 1);
  }
}

package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherAgentsTests {

  private final List<String> done = new ArrayList<>();

  @Test
  void areMadeReadyForOnce() {
    OtherAgents.beforeFirst(() -> done.add("ready"));

    OtherAgents.arrives();
    OtherAgents.arrives();

    assertThat(done).containsExactly("ready");
  }

  @Test
  void arriveAlsoWhereThatFails() {
    SensorFault.reportTo((part, cause) -> done.add(part + ": " + cause.getMessage()));
    OtherAgents.beforeFirst(
        () -> {
          throw new IllegalStateException("not ready");
        });

    assertThatCode(OtherAgents::arrives).doesNotThrowAnyException();

    assertThat(done).containsExactly("what makes ready for other agents: not ready");
  }
}

package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.WaitKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that appenders of logging make, on an event loop thread. */
class LoggingTests extends LoopFixture {

  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void listen() {
    Blocking.listen(listener);
  }

  @Test
  void filesOfAnAppenderAreNotToldOf() throws Exception {
    onLoop(
        () -> {
          Object appender = Logging.enter();
          Blocking.exit(Blocking.file());
          Logging.exit(appender);
          return null;
        });

    assertThat(listener.begun).isEmpty();
  }

  @Test
  void theNetworkOfAnAppenderIsToldOf() throws Exception {
    onLoop(
        () -> {
          Object appender = Logging.enter();
          Blocking.exit(Blocking.socket());
          Logging.exit(appender);
          return null;
        });

    assertThat(listener.begun)
        .singleElement()
        .satisfies(call -> assertThat(call.kind()).isEqualTo(WaitKind.SOCKET));
  }

  @Test
  void filesAfterAnAppenderAreToldOf() throws Exception {
    onLoop(
        () -> {
          Logging.exit(Logging.enter());
          Blocking.exit(Blocking.file());
          return null;
        });

    assertThat(listener.begun).hasSize(1);
  }

  @Test
  void otherThreadsAreOfNoInterest() {
    assertThat(Logging.enter()).isNull();
  }
}

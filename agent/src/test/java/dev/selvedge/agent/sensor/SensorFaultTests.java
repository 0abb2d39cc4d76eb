package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An error inside of Selvedge, on a thread of the application. */
class SensorFaultTests extends LoopFixture {

  private final List<String> reported = new ArrayList<>();

  @BeforeEach
  void report() {
    SensorFault.reportTo((part, cause) -> reported.add(part + ": " + cause.getMessage()));
  }

  @Test
  void atTheBeginOfACallSwitchesTheSensorOffAndIsSaidOnce() throws Exception {
    Blocking.listen(new Failing(true));

    onLoop(
        () -> {
          Object token = Objects.requireNonNull(Blocking.file());
          assertThat(Blocking.file()).isNull();
          Blocking.exit(token);
          assertThat(Blocking.file()).isNull();
          return null;
        });

    assertThat(reported).containsExactly("the sensor of blocking calls: begun");
  }

  @Test
  void atTheEndOfACallSwitchesTheSensorOffAndIsSaidOnce() throws Exception {
    Blocking.listen(new Failing(false));

    onLoop(
        () -> {
          Blocking.exit(Objects.requireNonNull(Blocking.file()));
          assertThat(Blocking.file()).isNull();
          return null;
        });

    assertThat(reported).containsExactly("the sensor of blocking calls: ended");
  }

  @Test
  void leavesTheThreadAsItWas() throws Exception {
    RecordingListener listener = new RecordingListener();
    Blocking.listen(new Failing(true));

    onLoop(
        () -> {
          Object outer = Blocking.outer();
          Blocking.exit(Blocking.file());
          Blocking.exit(outer);
          Blocking.listen(listener);
          Blocking.exit(Blocking.file());
          return null;
        });

    assertThat(listener.begun).hasSize(1);
    assertThat(listener.ended).hasSize(1);
  }

  @Test
  void isNoneWhereTheStackOfTheApplicationIsAtItsEnd() throws Exception {
    RecordingListener listener = new RecordingListener();
    Blocking.listen(
        new CallListener() {
          private boolean deep = true;

          @Override
          public Object begun(BlockingCall call) {
            if (deep) {
              deep = false;
              throw new StackOverflowError();
            }
            return listener.begun(call);
          }

          @Override
          public void ended(Object begun, long nanos) {
            listener.ended(begun, nanos);
          }
        });

    onLoop(
        () -> {
          Blocking.exit(Objects.requireNonNull(Blocking.file()));
          Blocking.exit(Objects.requireNonNull(Blocking.file()));
          return null;
        });

    assertThat(reported).isEmpty();
    assertThat(listener.begun).hasSize(1);
    assertThat(listener.ended).hasSize(1);
  }

  @Test
  void isKeptFromTheApplicationEvenIfNobodyCanBeTold() throws Exception {
    SensorFault.reportTo(
        (part, cause) -> {
          throw new IllegalStateException("no console");
        });
    Blocking.listen(new Failing(true));

    onLoop(
        () -> {
          Blocking.exit(Blocking.file());
          return null;
        });

    assertThat(onLoop(Blocking::file)).isNull();
  }

  @Test
  void isSaidOnceHoweverManyThreadsMeetIt() {
    List<String> switchedOff = new ArrayList<>();

    SensorFault.off("a part", () -> switchedOff.add("a part"), new IllegalStateException("first"));
    SensorFault.off("a part", () -> switchedOff.add("a part"), new IllegalStateException("again"));
    SensorFault.off("other", () -> switchedOff.add("other"), new IllegalStateException("first"));

    assertThat(switchedOff).containsExactly("a part", "a part", "other");
    assertThat(reported).containsExactly("a part: first", "other: first");
  }

  private record Failing(boolean atBegin) implements CallListener {

    @Override
    public Object begun(BlockingCall call) {
      if (atBegin) {
        throw new AssertionError("begun");
      }
      return call;
    }

    @Override
    public void ended(Object begun, long nanos) {
      throw new AssertionError("ended");
    }
  }
}

package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls inside of calls, on an event loop thread. */
class LoopThreadTests extends LoopFixture {

  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void listen() {
    Blocking.listen(listener);
  }

  @Test
  void tellsThreadKindAndStackOfACall() throws Exception {
    onLoop(this::call);

    BlockingCall call = listener.begun.get(0);
    assertThat(call.thread()).isEqualTo("loop-0");
    assertThat(call.loop().kind()).isEqualTo("event loop thread");
    assertThat(call.frames())
        .extracting(Frame::methodName)
        .containsSubsequence("file", "call", "run");
  }

  @Test
  void tellsWhetherTheLoopHasEnded() throws Exception {
    boolean endedMeanwhile =
        onLoop(
            () -> {
              call();
              return listener.begun.get(0).loop().ended().getAsBoolean();
            });

    assertThat(endedMeanwhile).isFalse();
    await().until(() -> listener.begun.get(0).loop().ended().getAsBoolean());
  }

  @Test
  void tellsTheEndOfACallWithWhatItsBeginWasAnsweredWith() throws Exception {
    onLoop(this::call);

    assertThat(listener.ended).singleElement().isSameAs(listener.begun.get(0));
  }

  @Test
  void timesACallFromItsOutermostBeginToItsOutermostEnd() throws Exception {
    long[] span =
        onLoop(
            () -> {
              long before = System.nanoTime();
              Object outer = Blocking.outer();
              long inside = System.nanoTime();
              call();
              long still = System.nanoTime();
              Blocking.exit(outer);
              return new long[] {before, inside, still, System.nanoTime()};
            });

    assertThat(listener.begun.get(0).nanos()).isBetween(span[0], span[1]);
    assertThat(listener.nanos.get(0)).isLessThanOrEqualTo(span[3] - span[0]);
  }

  @Test
  void leavesTheTimeOfSelvedgeItselfOutOfTheDuration() throws Exception {
    long spun = 20_000_000;
    long[] took = new long[1];
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < spun) {
              Thread.onSpinWait();
            }
            return call;
          }

          @Override
          public void ended(Object begun, long nanos) {
            took[0] = nanos;
          }
        });

    long all =
        onLoop(
            () -> {
              long begin = System.nanoTime();
              call();
              return System.nanoTime() - begin;
            });

    assertThat(took[0]).isPositive().isLessThanOrEqualTo(all - spun);
  }

  @Test
  void countsCallsInsideOfACallOnce() throws Exception {
    onLoop(
        () -> {
          Object outer = Blocking.outer();
          call();
          call();
          Object read = Blocking.file();
          Blocking.exit(Blocking.socket());
          assertThat(listener.ended).isEmpty();
          Blocking.exit(read);
          assertThat(listener.ended).isEmpty();
          Blocking.exit(outer);
          return null;
        });

    assertThat(listener.begun).hasSize(1);
    assertThat(listener.ended).hasSize(1);
  }

  @Test
  void countsCallsAfterEachOtherEach() throws Exception {
    onLoop(
        () -> {
          call();
          return call();
        });

    assertThat(listener.begun).hasSize(2);
    assertThat(listener.ended).containsExactlyElementsOf(listener.begun);
  }

  @Test
  void asksAgainInsideOfACallWhoseFirstPartNobodyCaredFor() throws Exception {
    List<WaitKind> asked = new ArrayList<>();
    List<Object> ended = new ArrayList<>();
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            asked.add(call.kind());
            return call.kind() == WaitKind.SOCKET ? "cared for" : null;
          }

          @Override
          public void ended(Object begun, long nanos) {
            ended.add(begun);
          }
        });

    onLoop(
        () -> {
          Object outer = Blocking.outer();
          Blocking.exit(Blocking.file());
          Blocking.exit(Blocking.socket());
          Blocking.exit(Blocking.dns());
          Blocking.exit(outer);
          return call();
        });

    assertThat(asked).containsExactly(WaitKind.FILE, WaitKind.SOCKET, WaitKind.FILE);
    assertThat(ended).containsExactly("cared for");
  }

  @Test
  void ignoresWhatTheListenerItselfCalls() throws Exception {
    List<Object> tokens = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            told.add("begun");
            tokens.add(callInside());
            return call;
          }

          @Override
          public void ended(Object begun, long nanos) {
            told.add("ended");
            tokens.add(callInside());
          }
        });

    onLoop(
        () -> {
          call();
          return call();
        });

    assertThat(tokens).hasSize(4).containsOnlyNulls();
    assertThat(told).containsExactly("begun", "ended", "begun", "ended");
  }

  private Object call() {
    Object token = Objects.requireNonNull(Blocking.file());
    Blocking.exit(token);
    return token;
  }

  private static Object callInside() {
    Object token = Blocking.file();
    Blocking.exit(token);
    return token;
  }
}

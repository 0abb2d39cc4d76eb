package dev.selvedge.agent.rule.sloweventloopcallback;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LongCallback;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlowEventLoopCallbackTests {

  private static final Frame HANDLER = user("com.acme.Handler.handle:41");
  private static final Frame LOOP = library("io.netty.channel.nio.NioEventLoop.run");
  private static final Lineage LINEAGE = new Lineage("w1", List.of(), 0);

  private final SlowEventLoopCallback rule = new SlowEventLoopCallback(Thresholds.DEFAULT);

  @Test
  void firesAtTheInnermostLineOfTheUserThatIsThereAllTheTime() {
    Candidate candidate =
        judge(
            List.of(
                stack(jdk("java.math.BigInteger.multiply:1"), user("com.acme.Total.sum:7")),
                stack(jdk("java.math.BigInteger.square:2"), user("com.acme.Total.sum:7"))));

    assertThat(candidate.site()).isEqualTo(user("com.acme.Total.sum:7").element());
    assertThat(candidate.api()).isEqualTo("com.acme.Total.sum");
    assertThat(candidate.stack())
        .startsWith(jdk("java.math.BigInteger.multiply:1").element())
        .endsWith(threadStart().element());
  }

  @Test
  void firesAtTheLineThatCallsAMethodWhoseLinesChange() {
    Candidate candidate =
        judge(List.of(stack(user("com.acme.Total.sum:7")), stack(user("com.acme.Total.sum:8"))));

    assertThat(candidate.site()).isEqualTo(HANDLER.element());
    assertThat(candidate.message())
        .isEqualTo(
            "Handler.handle computes for more than 100 ms on the Netty event loop thread"
                + " 'loop-0', at Handler.handle (Handler.java:41)");
  }

  @Test
  void firesAsAWarningThatCountsAtOnce() {
    Candidate candidate = judge(List.of(stack(), stack()));

    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(candidate.certainty().reached(0)).isTrue();
    assertThat(candidate.lineage()).isSameAs(LINEAGE);
    assertThat(candidate.fix()).contains("bounded pool of platform threads");
  }

  @Test
  void firesWhereAFewClassesAreLoadedOnTheWay() {
    Frame load = jdk("jdk.internal.loader.BuiltinClassLoader.loadClass");

    assertThat(judge(List.of(stack(load), stack(), stack(), stack()))).isNotNull();
  }

  @Test
  void firesForASingleStepOfAReactiveLibrary() {
    List<Frame> delayed =
        List.of(HANDLER, library("reactor.core.publisher.MonoDelay$MonoDelayRunnable.run"));

    assertThat(judge(List.of(delayed, delayed))).isNotNull();
  }

  @Test
  void neverFiresOnTheLoadingOfClasses() {
    Frame load = jdk("jdk.internal.loader.BuiltinClassLoader.loadClass");
    Frame own = inheriting(library("io.app.Loader.loadClass"), "java.lang.ClassLoader");
    Frame initialiser = library("com.lib.Mapper.<clinit>");
    Frame link = jdk("java.lang.invoke.MethodHandleNatives.linkCallSite");

    for (Frame each : List.of(load, own, initialiser, link)) {
      assertThat(judged(List.of(stack(each), stack(), stack()))).isNull();
    }
  }

  @Test
  void neverFiresOnLogging() {
    Frame format = jdk("java.util.logging.XMLFormatter.format");
    Frame publish =
        inheriting(jdk("java.util.logging.FileHandler.publish"), "java.util.logging.Handler");

    assertThat(judged(List.of(stack(format, publish), stack(), stack()))).isNull();
  }

  @Test
  void neverFiresOnWhatNoCodeOfTheUserDoes() {
    List<Frame> codec = List.of(library("io.netty.codec.Codec.decode"), LOOP, threadStart());

    assertThat(judged(List.of(codec, codec))).isNull();
    assertThat(judged(List.of(List.of(), List.of()))).isNull();
    assertThat(judged(List.of())).isNull();
  }

  @Test
  void neverFiresOnAStreamOfManyItems() {
    for (String method : new String[] {"fastPath", "slowPath", "runAsync", "drainLoop"}) {
      List<Frame> stream =
          List.of(HANDLER, library("reactor.core.publisher.FluxSource$It." + method), LOOP);

      assertThat(judged(List.of(stream, stream))).isNull();
    }
  }

  private Candidate judge(List<List<Frame>> samples) {
    return Objects.requireNonNull(judged(samples));
  }

  private @Nullable Candidate judged(List<List<Frame>> samples) {
    EventLoop loop = new EventLoop("Netty event loop thread", () -> false);
    return rule.judge(new LongCallback("loop-0", loop, 1_000, samples, LINEAGE));
  }

  /** The frames, inside of a handler that a loop calls. */
  private static List<Frame> stack(Frame... innermostFirst) {
    List<Frame> frames = new ArrayList<>(List.of(innermostFirst));
    frames.addAll(List.of(HANDLER, LOOP, threadStart()));
    return frames;
  }
}

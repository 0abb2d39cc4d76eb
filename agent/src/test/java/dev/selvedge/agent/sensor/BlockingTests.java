package dev.selvedge.agent.sensor;

import static dev.selvedge.agent.event.WaitKind.DNS;
import static dev.selvedge.agent.event.WaitKind.FILE;
import static dev.selvedge.agent.event.WaitKind.FUTURE;
import static dev.selvedge.agent.event.WaitKind.JOIN;
import static dev.selvedge.agent.event.WaitKind.PARK;
import static dev.selvedge.agent.event.WaitKind.PROCESS;
import static dev.selvedge.agent.event.WaitKind.SELECT;
import static dev.selvedge.agent.event.WaitKind.SLEEP;
import static dev.selvedge.agent.event.WaitKind.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.WaitKind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The entries of woven methods. */
class BlockingTests extends LoopFixture {

  private static final long SOON = Long.MAX_VALUE;
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void listen() {
    Blocking.listen(listener);
  }

  static Stream<Arguments> blocking() {
    return Stream.of(
        entry(FILE, Blocking::file),
        entry(SOCKET, Blocking::socket),
        entry(SELECT, () -> Blocking.select(1)),
        entry(SELECT, () -> Blocking.select(-1)),
        entry(SLEEP, () -> Blocking.sleep(1)),
        entry(SLEEP, () -> Blocking.sleep(1, 0)),
        entry(SLEEP, () -> Blocking.sleep(0, 1)),
        entry(PARK, Blocking::park),
        entry(PARK, () -> Blocking.park(new Object())),
        entry(PARK, () -> Blocking.park(null)),
        entry(PARK, () -> Blocking.parkNanos(1)),
        entry(PARK, () -> Blocking.parkNanos(new Object(), 1)),
        entry(PARK, () -> Blocking.parkUntil(SOON)),
        entry(PARK, () -> Blocking.parkUntil(new Object(), SOON)),
        entry(PARK, BlockingTests::waitsOnAMonitor),
        entry(FUTURE, Blocking::future),
        entry(FUTURE, () -> Blocking.future(1)),
        entry(FUTURE, () -> Blocking.future(true, 1)),
        entry(FUTURE, () -> Blocking.future(false, 0)),
        entry(JOIN, () -> Blocking.join(Thread.currentThread())),
        entry(JOIN, () -> Blocking.join(new FakeProcess(true))),
        entry(DNS, Blocking::dns),
        entry(PROCESS, Blocking::process));
  }

  static Stream<Callable<Object>> harmless() {
    return Stream.of(
        () -> Blocking.select(0),
        () -> Blocking.sleep(0),
        () -> Blocking.sleep(0, 0),
        () -> Blocking.parkNanos(0),
        () -> Blocking.parkNanos(-1),
        () -> Blocking.parkNanos(new Object(), 0),
        () -> Blocking.parkUntil(1),
        () -> Blocking.parkUntil(new Object(), 1),
        () -> Blocking.future(0),
        () -> Blocking.future(true, 0),
        () -> Blocking.join(new Thread()),
        () -> Blocking.join(new FakeProcess(false)),
        () -> Blocking.monitorWait(new Object()),
        () -> interrupted(() -> Blocking.sleep(1)),
        () -> interrupted(BlockingTests::waitsOnAMonitor),
        () -> interrupted(() -> Blocking.join(Thread.currentThread())));
  }

  @ParameterizedTest
  @MethodSource("blocking")
  void tellOfACallOnAnEventLoop(WaitKind kind, Callable<Object> entry) throws Exception {
    assertThat(onLoop(entry)).isNotNull();
    assertThat(listener.kinds()).containsExactly(kind);
  }

  @ParameterizedTest
  @MethodSource("blocking")
  void areSilentOnAnyOtherThread(WaitKind kind, Callable<Object> entry) throws Exception {
    assertThat(on("worker-0", entry)).as("token of %s", kind).isNull();
    assertThat(listener.begun).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocking")
  void areSilentWhenNobodyListens(WaitKind kind, Callable<Object> entry) throws Exception {
    Blocking.stop();

    assertThat(onLoop(entry)).as("token of %s", kind).isNull();
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void areSilentAboutWhatReturnsAtOnce(Callable<Object> entry) throws Exception {
    assertThat(onLoop(entry)).isNull();
    assertThat(listener.begun).isEmpty();
  }

  @Test
  void onlyFrameWhatHappensInsideOfAnOuterCall() throws Exception {
    assertThat(onLoop(Blocking::outer)).isNotNull();
    assertThat(on("worker-0", Blocking::outer)).isNull();
    assertThat(listener.begun).isEmpty();
  }

  @Test
  void tellAChannelThatBlocksFromOneThatDoesNot() throws Exception {
    try (SocketChannel blocking = SocketChannel.open();
        SocketChannel other = SocketChannel.open()) {
      other.configureBlocking(false);

      assertThat(onLoop(() -> Blocking.channel(other))).isNull();
      assertThat(on("worker-0", () -> Blocking.channel(blocking))).isNull();
      assertThat(listener.begun).isEmpty();
      assertThat(onLoop(() -> Blocking.channel(blocking))).isNotNull();
      assertThat(listener.kinds()).containsExactly(SOCKET);
    }
  }

  @Test
  @SuppressWarnings("resource") // closing them would close those of the process
  void tellAFileFromTheOutputOfTheProcess(@TempDir Path folder) throws Exception {
    assertThat(onLoop(() -> Blocking.write(new FileOutputStream(FileDescriptor.out)))).isNull();
    assertThat(onLoop(() -> Blocking.write(new FileOutputStream(FileDescriptor.err)))).isNull();
    assertThat(listener.begun).isEmpty();

    try (FileOutputStream file = new FileOutputStream(folder.resolve("file").toFile())) {
      assertThat(on("worker-0", () -> Blocking.write(file))).isNull();
      assertThat(onLoop(() -> Blocking.write(file))).isNotNull();
    }
    assertThat(listener.kinds()).containsExactly(FILE);
  }

  @Test
  void tellHowLongAParkMayLast() throws Exception {
    onLoop(Blocking::park);
    onLoop(() -> Blocking.park("blocker"));
    onLoop(() -> Blocking.parkNanos(5));
    onLoop(() -> Blocking.parkNanos("blocker", 6));
    onLoop(Blocking::file);

    assertThat(listener.begun)
        .extracting(BlockingCall::spanNanos)
        .containsExactly(BlockingCall.ENDLESS, BlockingCall.ENDLESS, 5L, 6L, BlockingCall.ENDLESS);
  }

  @Test
  void tellHowFarOffADeadlineIs() throws Exception {
    long minute = TimeUnit.MINUTES.toNanos(1);
    long deadline = System.currentTimeMillis() + 60_000;
    onLoop(() -> Blocking.parkUntil(deadline));
    onLoop(() -> Blocking.parkUntil("blocker", deadline));

    assertThat(listener.begun)
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.spanNanos()).isPositive().isLessThanOrEqualTo(minute));
  }

  @Test
  void endQuietlyWithoutAToken() {
    Blocking.exit(null);

    assertThat(listener.ended).isEmpty();
  }

  private static Arguments entry(WaitKind kind, Callable<Object> entry) {
    return Arguments.of(kind, entry);
  }

  private static Object waitsOnAMonitor() {
    Object monitor = new Object();
    synchronized (monitor) {
      return Blocking.monitorWait(monitor);
    }
  }

  private static Object interrupted(Callable<Object> entry) throws Exception {
    Thread.currentThread().interrupt();
    try {
      return entry.call();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}

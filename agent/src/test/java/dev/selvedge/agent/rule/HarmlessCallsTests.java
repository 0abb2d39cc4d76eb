package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else is harmless, and beside each the nearest call that fires. */
class HarmlessCallsTests extends HarmlessCallFixture {
  @Nested
  class RandomNumbers {

    static Stream<Frame> seeding() {
      return Stream.of(
          jdk("java.security.SecureRandom.nextBytes"),
          inheriting(
              jdk("sun.security.provider.NativePRNG.engineNextBytes"),
              "java.security.SecureRandomSpi"),
          jdk("sun.security.provider.SeedGenerator$URLSeedGenerator.getSeedBytes"));
    }

    @ParameterizedTest
    @MethodSource("seeding")
    void areSeeded(Frame seeding) {
      assertSilent(WaitKind.FILE, READ, seeding, HANDLER);
      assertSilent(WaitKind.LOCK, PARK, seeding, HANDLER);
    }

    @ParameterizedTest
    @MethodSource("seeding")
    void mustNotComeFromTheNetwork(Frame seeding) {
      assertFires(WaitKind.SOCKET, SOCKET_WRITE, seeding, HANDLER);
    }

    @ParameterizedTest
    @MethodSource("seeding")
    void doNotExcuseCodeOfTheUserThatTheyCall(Frame seeding) {
      assertFires(WaitKind.FILE, READ, HANDLER, seeding, user("com.acme.Main.main"));
    }
  }

  @Nested
  class GivingATask {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "execute",
          "submit",
          "schedule",
          "scheduleAtFixedRate",
          "scheduleWithFixedDelay"
        })
    void toAnExecutorMayWaitForItsQueue(String method) {
      Frame give = executor(method);
      Frame offer = jdk("java.util.concurrent.LinkedBlockingQueue.offer");

      assertSilent(WaitKind.LOCK, PARK, offer, give, HANDLER);
      assertSilent(WaitKind.PARK, PARK, offer, give, HANDLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invokeAll", "invokeAny", "awaitTermination", "close"})
    void isNotWaitingForTasks(String method) {
      assertFires(WaitKind.PARK, PARK, jdk("java.util.AQS.await"), executor(method), HANDLER);
    }

    @Test
    void isNotRunningItAsTheCallerRunsPolicyDoes() {
      assertFires(
          WaitKind.PARK,
          PARK,
          jdk("java.util.concurrent.CountDownLatch.await"),
          user("com.acme.Task.run"),
          jdk("java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy.rejectedExecution"),
          executor("execute"),
          HANDLER);
    }

    @Test
    void isNotWhatIsNamedLikeIt() {
      Frame statement = jdk("com.sun.rowset.Statement.execute");

      assertFires(WaitKind.PARK, PARK, jdk("java.util.AQS.await"), statement, HANDLER);
    }

    private Frame executor(String method) {
      return inheriting(
          jdk("java.util.concurrent.ThreadPoolExecutor." + method),
          "java.util.concurrent.Executor");
    }
  }

  @Nested
  class ShuttingDownPool {

    private final Frame lock = jdk("java.util.concurrent.locks.ReentrantLock.lock");
    private final Frame shutdown = jdk("java.util.concurrent.ThreadPoolExecutor.shutdown");

    /** Its threads hold it as they end, and may lose the processor then. */
    @Test
    void takesTheLockOfThePool() {
      assertSilent(WaitKind.LOCK, PARK, lock, shutdown, HANDLER);
    }

    @Test
    void isNotWhatThePoolCallsThen() {
      Frame hook = user("com.acme.Pool.terminated");

      assertFires(WaitKind.LOCK, PARK, lock, hook, shutdown, HANDLER);
    }

    @Test
    void isNotTheLockOfTheUserBesideIt() {
      assertFires(WaitKind.LOCK, PARK, lock, HANDLER);
    }
  }

  @Nested
  class EndingTheJvm {

    private final Frame hooks = jdk("java.lang.ApplicationShutdownHooks.runHooks");

    @Test
    void waitsForItsHooks() {
      assertSilent(WaitKind.JOIN, jdk("java.lang.Thread.join"), hooks, HANDLER);
      assertSilent(WaitKind.PARK, PARK, jdk("java.lang.Shutdown.exit"), HANDLER);
    }

    @Test
    void isNotWaitingForAThread() {
      assertFires(WaitKind.JOIN, jdk("java.lang.Thread.join"), HANDLER);
      assertFires(WaitKind.JOIN, jdk("java.lang.Thread.join"), HANDLER, hooks);
    }
  }

  @Nested
  class SendingAFileWithVertx {

    private final Frame open = jdk("java.io.RandomAccessFile.<init>");
    private final Frame send = library("io.vertx.core.http.impl.Http1xServerResponse.doSendFile");

    @Test
    void opensIt() {
      assertSilent(WaitKind.FILE, open, send, HANDLER);
    }

    @Test
    void opensItForAHandlerOfTheFrameworkToo() {
      assertSilent(WaitKind.FILE, open, send, library("io.vertx.ext.web.StaticHandler.handle"));
    }

    @Test
    void doesNotExcuseACallbackOfTheUser() {
      assertFires(WaitKind.FILE, open, user("com.acme.Fallback.handle"), send, HANDLER);
    }

    @Test
    void doesNotExcuseAnythingElse() {
      assertFires(WaitKind.SLEEP, SLEEP, send, HANDLER);
      assertFires(WaitKind.FILE, open, library("org.web.Response.sendFile"), HANDLER);
    }
  }

  @Nested
  class ServingStaticResourcesWithSpring {

    private final Frame isDirectory = jdk("java.io.File.isDirectory");
    private final Frame readable =
        library("org.springframework.core.io.ClassPathResource.isReadable");
    private final Frame lookUp =
        library(
            "org.springframework.web.reactive.function.server.PathResourceLookupFunction.apply");

    @Test
    void looksForThem() {
      assertSilent(WaitKind.FILE, isDirectory, readable, lookUp);
      assertSilent(
          WaitKind.FILE,
          isDirectory,
          readable,
          library("org.springframework.web.reactive.resource.ResourceWebHandler.handle"));
    }

    @Test
    void looksForThemAlsoIfAFilterOfTheUserIsAround() {
      assertSilent(
          WaitKind.FILE, isDirectory, readable, lookUp, user("com.acme.LoggingFilter.filter:12"));
    }

    @Test
    void sendsThem() {
      assertSilent(
          WaitKind.FILE,
          READ,
          library("org.springframework.core.io.buffer.DataBufferUtils$Generator.accept"));
      assertSilent(
          WaitKind.FILE,
          jdk("java.nio.channels.FileChannel.open"),
          library("reactor.netty.NettyOutbound.lambda$sendFile$0"));
    }

    @Test
    void doesNotExcuseAResourceThatAHandlerReads() {
      assertFires(WaitKind.FILE, isDirectory, readable, HANDLER);
      assertFires(WaitKind.FILE, isDirectory, readable, HANDLER, lookUp);
    }

    @Test
    void doesNotExcuseAnythingElse() {
      assertFires(WaitKind.SLEEP, SLEEP, lookUp);
      assertFires(WaitKind.FILE, isDirectory, readable, library("org.web.Resources.find"));
    }
  }

  @Nested
  class FirstUseOfATypeWithJackson {

    private final Frame cache =
        library("tools.jackson.databind.deser.DeserializerCache._createAndCacheValueDeserializer");

    @Test
    void waitsForAnotherThreadThatMakesTheSame() {
      assertSilent(WaitKind.LOCK, PARK, cache);
      assertSilent(WaitKind.LOCK, PARK, cache, HANDLER);
    }

    @Test
    void doesNotExcuseALockOfTheUser() {
      assertFires(WaitKind.LOCK, PARK, user("com.acme.PriceDeserializer.<init>:7"), cache, HANDLER);
    }
  }
}

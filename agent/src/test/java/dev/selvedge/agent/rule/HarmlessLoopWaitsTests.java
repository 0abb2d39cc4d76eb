package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that wait for their own work, and beside each the nearest call that fires. */
class HarmlessLoopWaitsTests extends HarmlessCallFixture {
  @Nested
  class LoopsOfFrameworks {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "io.netty.channel.nio.NioIoHandler.select",
          "io.netty.channel.nio.SelectedSelectionKeySetSelector.select",
          "io.netty.channel.epoll.EpollIoHandler.epollWait",
          "io.netty.channel.kqueue.KQueueIoHandler.kqueueWait",
          "io.netty.channel.uring.IoUringIoHandler.run",
          "io.netty.channel.local.LocalIoHandler.run",
          "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask",
          "org.carrier.shaded.io.netty.channel.nio.NioEventLoop.select",
          "org.xnio.nio.WorkerThread.run"
        })
    void waitForTheirNextWork(String method) {
      for (WaitKind kind : new WaitKind[] {WaitKind.SELECT, WaitKind.PARK, WaitKind.LOCK}) {
        assertSilent(kind, PARK, library(method), library("io.web.Base.run"), threadStart());
      }
    }

    @Test
    void waitForTheQuietPeriodAtTheirEnd() {
      assertSilent(
          WaitKind.SLEEP,
          SLEEP,
          library("io.netty.util.concurrent.SingleThreadEventExecutor.confirmShutdown"),
          threadStart());
    }

    @Test
    void doNotExcuseASleepOfTheUser() {
      assertFires(WaitKind.SLEEP, SLEEP, HANDLER, library("io.netty.channel.nio.NioEventLoop.run"));
    }

    @Test
    void mustNotWaitForAnythingElse() {
      Frame loop = library("io.netty.channel.nio.NioIoHandler.select");

      assertFires(WaitKind.FILE, READ, loop, threadStart());
      assertFires(WaitKind.SOCKET, SOCKET_WRITE, loop, threadStart());
    }

    @Test
    void doNotExcuseASelectionOfTheUser() {
      assertFires(
          WaitKind.SELECT,
          jdk("sun.nio.ch.SelectorImpl.select"),
          HANDLER,
          library("io.netty.channel.nio.NioEventLoop.run"),
          threadStart());
    }

    @Test
    void doNotExcuseAWaitForAFutureOfTheFramework() {
      assertFires(
          WaitKind.PARK,
          jdk("java.lang.Object.wait"),
          library("io.netty.util.concurrent.DefaultPromise.await"),
          HANDLER,
          library("io.netty.channel.nio.NioEventLoop.run"));
    }

    @Test
    void doNotExcuseAWaitForAnotherLoopToEnd() {
      assertFires(
          WaitKind.PARK,
          PARK,
          jdk("java.util.concurrent.CountDownLatch.await"),
          library("io.netty.util.concurrent.SingleThreadEventExecutor.awaitTermination"),
          HANDLER);
    }
  }

  @Nested
  class JavaFx {

    private final Frame await = jdk("java.util.concurrent.CountDownLatch.await");
    private final Frame renderer =
        library("com.sun.javafx.tk.quantum.QuantumRenderer.createResourceFactory");
    private final Frame events =
        library("com.sun.glass.ui.headless.NestedRunnableProcessor.newRunLoop");

    @Test
    void waitsForItsOwnParts() {
      assertSilent(WaitKind.PARK, PARK, await, renderer, events, threadStart());
      assertSilent(WaitKind.PARK, PARK, await, events, threadStart());
    }

    @Test
    void doesNotExcuseWhatTheUserDoesOnIt() {
      assertFires(WaitKind.PARK, PARK, await, HANDLER, events, threadStart());
      assertFires(WaitKind.FILE, READ, renderer, events, threadStart());
    }
  }

  @Nested
  class AwtEvents {

    private final Frame await = jdk("java.util.concurrent.locks.AQS$ConditionObject.await");
    private final Frame nextEvent = jdk("java.awt.EventQueue.getNextEvent");

    @Test
    void goOnWhileADialogIsOpen() {
      assertSilent(WaitKind.PARK, PARK, await, nextEvent, jdk("java.awt.Dialog.show"), HANDLER);
      assertSilent(WaitKind.LOCK, PARK, nextEvent, jdk("java.awt.Dialog.show"), HANDLER);
    }

    @Test
    void goOnInAQueueOfTheUsersOwn() {
      assertSilent(WaitKind.PARK, PARK, await, nextEvent, user("com.acme.MyQueue.getNextEvent"));
    }

    @Test
    void doNotExcuseWhatAListenerWaitsFor() {
      assertFires(
          WaitKind.PARK, PARK, await, HANDLER, jdk("java.awt.EventQueue.dispatchEvent"), nextEvent);
    }
  }

  @Nested
  class TheHttpServerOfTheJdk {

    private final Frame exchange = jdk("sun.net.httpserver.FixedLengthOutputStream.write");

    @ParameterizedTest
    @EnumSource(names = {"SOCKET", "SELECT", "LOCK"})
    void readsAndAnswersOnItsDispatcher(WaitKind kind) {
      assertSilent(kind, SOCKET_WRITE, exchange, HANDLER);
    }

    @Test
    void doesNotExcuseFilesAndSleep() {
      assertFires(WaitKind.FILE, READ, exchange, HANDLER);
      assertFires(WaitKind.SLEEP, SLEEP, exchange, HANDLER);
    }

    @Test
    void doesNotExcuseWhatItsHandlersDo() {
      assertFires(
          WaitKind.SOCKET,
          SOCKET_WRITE,
          HANDLER,
          jdk("sun.net.httpserver.ServerImpl$Exchange.run"));
    }
  }
}

package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging and printing, and beside each the nearest call that fires. */
class HarmlessOutputTests extends HarmlessCallFixture {
  @Nested
  class Logging {

    static Stream<Frame> appenders() {
      return Stream.of(
          inheriting(jdk("java.util.logging.FileHandler.publish"), "java.util.logging.Handler"),
          inheriting(jdk("java.util.logging.ConsoleHandler.flush"), "java.util.logging.Handler"),
          inheriting(
              library("ch.qos.logback.core.FileAppender.doAppend"), "ch.qos.logback.core.Appender"),
          library("org.apache.logging.log4j.core.config.AppenderControl.callAppender"));
    }

    @ParameterizedTest
    @MethodSource("appenders")
    void writesToAFileOrTheConsole(Frame appender) {
      assertSilent(WaitKind.FILE, WRITE, appender, HANDLER);
    }

    @ParameterizedTest
    @MethodSource("appenders")
    void waitsItsTurnForTheLockOfAnAppender(Frame appender) {
      assertSilent(WaitKind.LOCK, PARK, appender, HANDLER);
    }

    @ParameterizedTest
    @MethodSource("appenders")
    void mustNotWaitForTheNetwork(Frame appender) {
      assertFires(WaitKind.SOCKET, SOCKET_WRITE, appender, HANDLER);
    }

    @ParameterizedTest
    @MethodSource("appenders")
    void mustNotWaitUntilAQueueHasRoom(Frame appender) {
      assertFires(WaitKind.PARK, PARK, jdk("java.util.AQ.put"), appender, HANDLER);
    }

    @Test
    void waitsUntilTheFileBeforeIsPutAway() {
      Frame rolling =
          library("org.apache.logging.log4j.core.appender.rolling.RollingFileManager.rollover");

      assertSilent(WaitKind.PARK, PARK, rolling, HANDLER);
      assertFires(WaitKind.SLEEP, SLEEP, rolling, HANDLER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "org.slf4j.LoggerFactory.performInitialization",
          "org.apache.logging.log4j.core.LoggerContext.start",
          "org.apache.logging.log4j.core.LoggerContext.reconfigure"
        })
    void configuresItselfOnce(String configuring) {
      for (WaitKind kind : new WaitKind[] {WaitKind.FILE, WaitKind.LOCK, WaitKind.DNS}) {
        assertSilent(kind, READ, library(configuring), HANDLER);
      }
      assertFires(WaitKind.SOCKET, SOCKET_WRITE, library(configuring), HANDLER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "org.slf4j.LoggerFactory.getLogger",
          "org.apache.logging.log4j.core.LoggerContext.stop"
        })
    void isNotWhateverTheClassesOfItsConfigurationDo(String method) {
      assertFires(WaitKind.FILE, READ, library(method), HANDLER);
    }

    @Test
    void isNotWhateverAHandlerOrAppenderDoes() {
      assertFires(
          WaitKind.FILE,
          WRITE,
          inheriting(jdk("java.util.logging.FileHandler.<init>"), "java.util.logging.Handler"),
          HANDLER);
      assertFires(
          WaitKind.FILE,
          WRITE,
          inheriting(
              library("ch.qos.logback.core.FileAppender.openFile"), "ch.qos.logback.core.Appender"),
          HANDLER);
    }

    @Test
    void isNotWhateverIsNamedLikeIt() {
      assertFires(WaitKind.FILE, WRITE, library("org.queue.Topic.publish"), HANDLER);
      assertFires(WaitKind.FILE, WRITE, library("org.queue.Topic.doAppend"), HANDLER);
    }
  }

  @Nested
  class Printing {

    private final Frame capture =
        library("org.apache.maven.surefire.booter.ForkedChannelEncoder.write");

    @Test
    void isTakenByTheTestRunner() {
      assertSilent(WaitKind.FILE, WRITE, capture, jdk("java.io.PrintStream.println"), HANDLER);
    }

    @Test
    void excusesNothingElseOfATestThatTheRunnerRuns() {
      assertFires(WaitKind.FILE, WRITE, HANDLER, capture);
    }
  }
}

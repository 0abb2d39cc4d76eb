package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logback, from its first logger on, with others who log as well. */
public final class LogbackLogging {

  private static final String CONFIGURATION =
      """
      <configuration>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %thread %logger %msg%n</pattern></encoder>
        </appender>
        <appender name="file" class="ch.qos.logback.core.FileAppender">
          <file>FOLDER/file.log</file>
          <encoder><pattern>%d %thread %caller{1} %msg%n</pattern></encoder>
        </appender>
        <appender name="rolling" class="ch.qos.logback.core.rolling.RollingFileAppender">
          <file>FOLDER/rolling.log</file>
          <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
            <fileNamePattern>FOLDER/rolling.%i.log.zip</fileNamePattern>
          </rollingPolicy>
          <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
            <maxFileSize>5KB</maxFileSize>
            <checkIncrement>1 milliseconds</checkIncrement>
          </triggeringPolicy>
          <encoder><pattern>%d %msg%n%ex</pattern></encoder>
        </appender>
        <appender name="daily" class="ch.qos.logback.core.rolling.RollingFileAppender">
          <file>FOLDER/daily.log</file>
          <rollingPolicy class="ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy">
            <fileNamePattern>FOLDER/daily.%d.%i.log.gz</fileNamePattern>
            <maxFileSize>5KB</maxFileSize>
            <maxHistory>3</maxHistory>
          </rollingPolicy>
          <encoder><pattern>%d %msg%n%ex</pattern></encoder>
        </appender>
        <appender name="async" class="ch.qos.logback.classic.AsyncAppender">
          <appender-ref ref="file"/>
        </appender>
        <root level="info">
          <appender-ref ref="console"/>
          <appender-ref ref="rolling"/>
          <appender-ref ref="daily"/>
          <appender-ref ref="async"/>
        </root>
      </configuration>
      """;

  private static volatile boolean over;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    Path configuration = folder.resolve("logback.xml");
    Files.writeString(configuration, CONFIGURATION.replace("FOLDER", folder.toString()));
    System.setProperty("logback.configurationFile", configuration.toString());
    Loop.run(args, () -> LoggerFactory.getLogger("first").info("it initialises itself"));
    Logger logger = LoggerFactory.getLogger("cases");
    Thread other = new Thread(() -> logUntilOver(logger), "other");
    other.setDaemon(true);
    other.start();
    Loop.run(args, () -> log(logger));
    over = true;
  }

  private static void log(Logger logger) {
    for (int i = 0; i < 200; i++) {
      logger.info("a line of some length, so that the files roll over now and then {}", i);
      logger.warn("with a failure", new IllegalStateException("expected"));
    }
  }

  private static void logUntilOver(Logger logger) {
    while (!over) {
      logger.info("from another thread, which would have the appenders for itself");
    }
  }
}

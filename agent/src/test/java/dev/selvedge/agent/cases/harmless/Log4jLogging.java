package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Log4j, from its first logger on, with others who log as well. */
public final class Log4jLogging {

  private static final String CONFIGURATION =
      """
      <Configuration status="warn">
        <Appenders>
          <Console name="console"><PatternLayout pattern="%d %t %c %m%n"/></Console>
          <File name="file" fileName="FOLDER/file.log"><PatternLayout pattern="%d %l %m%n"/></File>
          <RandomAccessFile name="random" fileName="FOLDER/random.log"/>
          <MemoryMappedFile name="mapped" fileName="FOLDER/mapped.log"/>
          <RollingFile name="rolling" fileName="FOLDER/rolling.log"
              filePattern="FOLDER/rolling.%i.log.gz">
            <PatternLayout pattern="%d %m%n%ex"/>
            <SizeBasedTriggeringPolicy size="5KB"/>
          </RollingFile>
          <RollingRandomAccessFile name="rollingRandom" fileName="FOLDER/rollingRandom.log"
              filePattern="FOLDER/rollingRandom.%i.log">
            <PatternLayout pattern="%d %m%n%ex"/>
            <SizeBasedTriggeringPolicy size="5KB"/>
          </RollingRandomAccessFile>
          <Async name="async"><AppenderRef ref="file"/></Async>
        </Appenders>
        <Loggers>
          <Root level="info">
            <AppenderRef ref="console"/>
            <AppenderRef ref="random"/>
            <AppenderRef ref="mapped"/>
            <AppenderRef ref="rolling"/>
            <AppenderRef ref="rollingRandom"/>
            <AppenderRef ref="async"/>
          </Root>
        </Loggers>
      </Configuration>
      """;

  private static volatile boolean over;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    Path configuration = folder.resolve("log4j2.xml");
    Files.writeString(configuration, CONFIGURATION.replace("FOLDER", folder.toString()));
    System.setProperty("log4j2.configurationFile", configuration.toString());
    Loop.run(args, () -> LogManager.getLogger("first").info("it initialises itself"));
    Logger logger = LogManager.getLogger("cases");
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

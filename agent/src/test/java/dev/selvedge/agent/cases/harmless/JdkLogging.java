package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import java.util.logging.StreamHandler;

/** The JDK's logging, to the console and to files that roll over, with others who log as well. */
public final class JdkLogging {

  private static volatile boolean over;

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    Loop.run(
        args,
        () -> {
          Logger first = Logger.getLogger("first");
          first.info("the logging initialises itself");
          System.getLogger("system").log(System.Logger.Level.WARNING, "by the other interface");
        });
    FileHandler file = new FileHandler(folder + "/log-%g.txt", 10_000, 3);
    Logger logger = Logger.getLogger("cases");
    logger.addHandler(file);
    logger.addHandler(new MemoryHandler(file, 10, Level.WARNING));
    logger.addHandler(new StreamHandler(System.err, file.getFormatter()));
    logger.addHandler(new ConsoleHandler());
    logger.setUseParentHandlers(false);
    Thread other = new Thread(() -> logUntilOver(logger), "other");
    other.setDaemon(true);
    other.start();
    Loop.run(args, () -> calls(logger, file));
    over = true;
  }

  private static void calls(Logger logger, FileHandler file) {
    for (int i = 0; i < 300; i++) {
      logger.info("a line of some length, so that the files roll over now and then " + i);
      logger.log(Level.WARNING, "with a failure", new IllegalStateException("expected"));
    }
    file.flush();
  }

  private static void logUntilOver(Logger logger) {
    while (!over) {
      logger.info("from another thread, which would have the handlers for itself");
    }
  }
}

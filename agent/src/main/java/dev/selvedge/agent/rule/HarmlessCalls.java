package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.WaitKind.DNS;
import static dev.selvedge.agent.event.WaitKind.FILE;
import static dev.selvedge.agent.event.WaitKind.LOCK;
import static dev.selvedge.agent.event.WaitKind.PARK;
import static dev.selvedge.agent.event.WaitKind.SELECT;
import static dev.selvedge.agent.event.WaitKind.SLEEP;
import static dev.selvedge.agent.event.WaitKind.SOCKET;
import static dev.selvedge.agent.rule.HarmlessCall.ANY;
import static dev.selvedge.agent.rule.HarmlessCall.anywhere;
import static dev.selvedge.agent.rule.HarmlessCall.below;
import static dev.selvedge.agent.rule.HarmlessCall.caller;
import static dev.selvedge.agent.rule.HarmlessCall.innermost;
import static dev.selvedge.agent.rule.HarmlessCall.inside;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The list of blocking calls that are nobody's fault. */
public final class HarmlessCalls {

  private static final Set<String> LOOK_UPS =
      Set.of(
          "loadClass",
          "findClass",
          "defineClass",
          "findResource",
          "findResources",
          "getResource",
          "getResources",
          "getResourceAsStream",
          "getDefinedPackage");

  private static final String SPRING_RESOURCES =
      "org.springframework.web.reactive.function.server.";

  static final List<HarmlessCall> ALL =
      List.of(
          anywhere(
              "a class is loaded and initialised once",
              ANY,
              frame -> frame.methodName().equals("<clinit>")),
          anywhere(
              "a class loader looks up classes and resources",
              ANY,
              frame -> LOOK_UPS.contains(frame.methodName()) && frame.isA("java.lang.ClassLoader")),
          anywhere(
              "a class or module looks up its resources",
              ANY,
              in("java.lang.Class", "java.lang.Module")
                  .and(named("forName", "getResource", "getResourceAsStream"))),
          anywhere(
              "the class path is searched, also step by step as its finds are asked for",
              ANY,
              frame -> frame.className().startsWith("jdk.internal.loader.")),
          anywhere(
              "an agent transforms a class that is loaded",
              ANY,
              in("sun.instrument.InstrumentationImpl").and(named("transform"))),
          anywhere(
              "the JVM links a call once, for which an agent may transform a class, too",
              ANY,
              in("java.lang.invoke.MethodHandleNatives")
                  .and(frame -> frame.methodName().startsWith("link"))),
          inside(
              "services are looked up on the class path", ANY, within("java.util.ServiceLoader")),
          anywhere(
              "resource bundles are looked up on the class path",
              ANY,
              within("java.util.ResourceBundle")),
          inside(
              "the JDK looks once for the configuration of its logging",
              EnumSet.of(FILE, LOCK),
              within("java.util.logging.LogManager")),
          inside(
              "the JDK looks for the configuration of its XML parsers",
              EnumSet.of(FILE, LOCK),
              in("jdk.xml.internal.SecuritySupport")),
          inside(
              "the JDK reads once which certificates are trusted",
              EnumSet.of(FILE, LOCK),
              within("sun.security.ssl.TrustStoreManager")),
          inside(
              "the JDK makes the management beans of this JVM once",
              EnumSet.of(FILE, LOCK),
              in("java.lang.management.ManagementFactory")),
          inside(
              "the JDK asks the kernel about the container that it runs in",
              EnumSet.of(FILE),
              frame -> frame.className().startsWith("jdk.internal.platform.")),
          anywhere(
              "file and console handlers of the JDK's logging",
              EnumSet.of(FILE, LOCK),
              named("publish", "flush").and(isA("java.util.logging.Handler"))),
          anywhere(
              "file and console appenders of Logback",
              EnumSet.of(FILE, LOCK),
              named("doAppend").and(isA("ch.qos.logback.core.Appender"))),
          anywhere(
              "file and console appenders of Log4j",
              EnumSet.of(FILE, LOCK),
              within("org.apache.logging.log4j.core.config.AppenderControl")),
          anywhere(
              "Log4j begins the next file when the one before is put away",
              EnumSet.of(PARK),
              within("org.apache.logging.log4j.core.appender.rolling.RollingFileManager")),
          anywhere(
              "SLF4J and Log4j configure themselves once, for the first logger",
              EnumSet.of(FILE, LOCK, DNS),
              in("org.slf4j.LoggerFactory", "org.apache.logging.log4j.core.LoggerContext")
                  .and(named("performInitialization", "start", "reconfigure"))),
          inside(
              "the test runner takes what is printed to standard output",
              ANY,
              frame -> frame.className().startsWith("org.apache.maven.surefire.")),
          inside("threads print one after the other", EnumSet.of(LOCK), isA("java.io.PrintStream")),
          inside(
              "random numbers are seeded",
              EnumSet.of(FILE, LOCK),
              isA("java.security.SecureRandomSpi")
                  .or(isA("java.security.SecureRandom"))
                  .or(
                      frame ->
                          frame.className().startsWith("sun.security.provider.SeedGenerator"))),
          innermost(
              "a task is given to an executor",
              EnumSet.of(LOCK, PARK),
              named(
                      "execute",
                      "submit",
                      "schedule",
                      "scheduleAtFixedRate",
                      "scheduleWithFixedDelay")
                  .and(isA("java.util.concurrent.Executor"))),
          innermost(
              "a thread pool of the JDK takes its own lock for a moment to shut down",
              EnumSet.of(LOCK),
              in("java.util.concurrent.ThreadPoolExecutor").and(named("shutdown", "shutdownNow"))),
          innermost(
              "a JVM that ends waits for its hooks",
              ANY,
              in("java.lang.Shutdown", "java.lang.ApplicationShutdownHooks")),
          inside(
              "Vert.x opens the file that it was told to send",
              EnumSet.of(FILE),
              named("sendFile", "sendFileInternal", "doSendFile")
                  .and(frame -> frame.className().startsWith("io.vertx."))),
          inside(
              "Reactor Netty opens the file that it was told to send",
              EnumSet.of(FILE),
              frame ->
                  frame.className().startsWith("reactor.netty.")
                      && (frame.methodName().contains("sendFile")
                          || frame.methodName().equals("mustChunkFileTransfer"))),
          below(
              "Spring looks for the static resources that it serves, and sends them",
              EnumSet.of(FILE),
              frame ->
                  frame.className().startsWith("org.springframework.web.reactive.resource.")
                      || frame.className().startsWith(SPRING_RESOURCES + "PathResourceLookup")
                      || frame.className().startsWith(SPRING_RESOURCES + "ResourceHandler")
                      || frame
                          .className()
                          .equals("org.springframework.http.codec.ResourceHttpMessageWriter")
                      || frame
                          .className()
                          .startsWith("org.springframework.core.io.buffer.DataBufferUtils")),
          inside(
              "Jackson makes the deserializer of a type once",
              EnumSet.of(LOCK),
              in(
                  "tools.jackson.databind.deser.DeserializerCache",
                  "com.fasterxml.jackson.databind.deser.DeserializerCache")),
          inside(
              "XNIO throws away what is left of a request, by writing it to the null device",
              EnumSet.of(FILE),
              named("drain").and(in("org.xnio.channels.Channels"))),
          innermost(
              "the JDK's HTTP server reads and answers on its own dispatcher",
              EnumSet.of(SOCKET, SELECT, LOCK),
              frame -> frame.className().startsWith("sun.net.httpserver.")),
          innermost(
              "AWT goes on with its events while a dialog is open",
              EnumSet.of(PARK, LOCK),
              named("getNextEvent").and(isA("java.awt.EventQueue"))),
          caller(
              "JavaFX waits for its next events, and for the thread that draws",
              EnumSet.of(PARK, LOCK),
              frame ->
                  frame.className().startsWith("com.sun.javafx.tk.")
                      || frame.className().startsWith("com.sun.glass.ui.")),
          caller(
              "a loop waits for its next work, or for the quiet period at its end",
              EnumSet.of(SELECT, PARK, LOCK, SLEEP),
              named("awaitTermination").negate().and(frame -> isLoopItself(frame.className()))));

  private HarmlessCalls() {}

  /**
   * Whether what a stack is at, inside of the innermost frame of the user, is what some call on the
   * list is excused for: it logs, loads classes, or looks something up.
   */
  public static boolean isIn(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.owner() == Frame.Owner.USER) {
        return false;
      }
      for (HarmlessCall harmless : ALL) {
        if (harmless.frame().test(frame)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a call is on the list. */
  public static boolean cover(BlockingCall call, CallSite site) {
    for (HarmlessCall harmless : ALL) {
      if (harmless.covers(call, site)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The parts of frameworks that are event loops, also where a library carries them under a name of
   * its own.
   */
  private static boolean isLoopItself(String className) {
    return className.contains("io.netty.channel.nio.")
        || className.contains("io.netty.channel.epoll.")
        || className.contains("io.netty.channel.kqueue.")
        || className.contains("io.netty.channel.uring.")
        || className.contains("io.netty.channel.local.")
        || className.contains("io.netty.util.concurrent.SingleThreadEventExecutor")
        || className.startsWith("org.xnio.nio.");
  }

  private static Predicate<Frame> in(String... classes) {
    Set<String> names = Set.of(classes);
    return frame -> names.contains(frame.className());
  }

  private static Predicate<Frame> named(String... methods) {
    Set<String> names = Set.of(methods);
    return frame -> names.contains(frame.methodName());
  }

  private static Predicate<Frame> isA(String type) {
    return frame -> frame.isA(type);
  }

  /** A class with the classes nested in it. */
  private static Predicate<Frame> within(String className) {
    return frame ->
        frame.className().equals(className) || frame.className().startsWith(className + "$");
  }
}

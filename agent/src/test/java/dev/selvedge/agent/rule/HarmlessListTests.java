package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.WaitKind.FILE;
import static dev.selvedge.agent.event.WaitKind.LOCK;
import static dev.selvedge.agent.event.WaitKind.PARK;
import static dev.selvedge.agent.event.WaitKind.SELECT;
import static dev.selvedge.agent.event.WaitKind.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each harmless call has its reason on the page of allowances, and an example that it excuses. */
class HarmlessListTests {

  private static final Frame READ = jdk("java.io.FileInputStream.read");
  private static final Frame PARKED = jdk("java.util.concurrent.locks.LockSupport.park");
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ""), "..", "docs", "allowances.md");

  private final Map<String, BlockingCall> examples = new LinkedHashMap<>();

  HarmlessListTests() {
    file("a class is loaded and initialised once", user("com.acme.Config.<clinit>"));
    file("a class loader looks up classes and resources", jdk("java.lang.ClassLoader.loadClass"));
    file("a class or module looks up its resources", jdk("java.lang.Class.getResource"));
    file(
        "the class path is searched, also step by step as its finds are asked for",
        jdk("jdk.internal.loader.URLClassPath.getLoader"));
    file(
        "an agent transforms a class that is loaded",
        jdk("sun.instrument.InstrumentationImpl.transform"));
    file(
        "the JVM links a call once, for which an agent may transform a class, too",
        jdk("java.lang.invoke.MethodHandleNatives.linkCallSite"));
    file("services are looked up on the class path", jdk("java.util.ServiceLoader.findFirst"));
    file(
        "resource bundles are looked up on the class path",
        jdk("java.util.ResourceBundle.getBundle"));
    file(
        "the JDK looks once for the configuration of its logging",
        jdk("java.util.logging.LogManager.readConfiguration"));
    file(
        "the JDK looks for the configuration of its XML parsers",
        jdk("jdk.xml.internal.SecuritySupport.getFileInputStream"));
    file(
        "the JDK reads once which certificates are trusted",
        jdk("sun.security.ssl.TrustStoreManager$TrustAnchorManager.loadKeyStore"));
    file(
        "the JDK makes the management beans of this JVM once",
        jdk("java.lang.management.ManagementFactory.getThreadMXBean"));
    file(
        "the JDK asks the kernel about the container that it runs in",
        jdk("jdk.internal.platform.CgroupSubsystemFactory.create"));
    file(
        "file and console handlers of the JDK's logging",
        inheriting(jdk("java.util.logging.FileHandler.publish"), "java.util.logging.Handler"));
    file(
        "file and console appenders of Logback",
        inheriting(
            library("ch.qos.logback.core.FileAppender.doAppend"), "ch.qos.logback.core.Appender"));
    file(
        "file and console appenders of Log4j",
        library("org.apache.logging.log4j.core.config.AppenderControl.callAppender"));
    example(
        "Log4j begins the next file when the one before is put away",
        PARK,
        PARKED,
        library("org.apache.logging.log4j.core.appender.rolling.RollingFileManager.rollover"));
    file(
        "SLF4J and Log4j configure themselves once, for the first logger",
        library("org.slf4j.LoggerFactory.performInitialization"));
    file(
        "the test runner takes what is printed to standard output",
        library("org.apache.maven.surefire.booter.Channel.write"));
    example(
        "threads print one after the other",
        LOCK,
        PARKED,
        inheriting(jdk("java.io.PrintStream.println"), "java.io.PrintStream"));
    file("random numbers are seeded", jdk("sun.security.provider.SeedGenerator.getSeed"));
    example(
        "a task is given to an executor",
        PARK,
        PARKED,
        inheriting(
            jdk("java.util.concurrent.ThreadPoolExecutor.execute"),
            "java.util.concurrent.Executor"));
    example(
        "a thread pool of the JDK takes its own lock for a moment to shut down",
        LOCK,
        PARKED,
        jdk("java.util.concurrent.ThreadPoolExecutor.shutdown"));
    example(
        "a JVM that ends waits for its hooks",
        PARK,
        PARKED,
        jdk("java.lang.ApplicationShutdownHooks.runHooks"));
    file(
        "Vert.x opens the file that it was told to send",
        library("io.vertx.core.http.impl.HttpServerResponseImpl.sendFile"));
    file(
        "Reactor Netty opens the file that it was told to send",
        library("reactor.netty.NettyOutbound.sendFile"));
    file(
        "Spring looks for the static resources that it serves, and sends them",
        library("org.springframework.web.reactive.resource.PathResourceResolver.getResource"));
    example(
        "Jackson makes the deserializer of a type once",
        LOCK,
        PARKED,
        library("tools.jackson.databind.deser.DeserializerCache.findValueDeserializer"));
    file(
        "XNIO throws away what is left of a request, by writing it to the null device",
        library("org.xnio.channels.Channels.drain"));
    example(
        "the JDK's HTTP server reads and answers on its own dispatcher",
        SOCKET,
        jdk("sun.nio.ch.SocketChannelImpl.write"),
        jdk("sun.net.httpserver.Request.write"));
    example(
        "AWT goes on with its events while a dialog is open",
        PARK,
        PARKED,
        inheriting(jdk("java.awt.EventQueue.getNextEvent"), "java.awt.EventQueue"));
    example(
        "JavaFX waits for its next events, and for the thread that draws",
        PARK,
        PARKED,
        library("com.sun.javafx.tk.quantum.QuantumToolkit.enterNestedEventLoop"));
    example(
        "a loop waits for its next work, or for the quiet period at its end",
        SELECT,
        jdk("sun.nio.ch.SelectorImpl.select"),
        library("io.netty.channel.nio.NioIoHandler.select"));
  }

  @Test
  void eachHasAnExampleThatItAloneExcuses() {
    assertThat(examples.keySet())
        .containsExactlyInAnyOrderElementsOf(
            HarmlessCalls.ALL.stream().map(HarmlessCall::reason).toList());
    examples.forEach(
        (reason, call) ->
            assertThat(
                    HarmlessCalls.ALL.stream()
                        .filter(harmless -> harmless.covers(call, site(call)))
                        .map(HarmlessCall::reason))
                .containsExactly(reason));
  }

  @Test
  void withoutItTheExampleIsNoneOfThem() {
    examples
        .values()
        .forEach(
            call -> {
              BlockingCall bare =
                  call(call.kind(), call.frames().get(0), user("com.acme.Handler.handle:41"));
              assertThat(HarmlessCalls.cover(bare, site(bare))).isFalse();
            });
  }

  @Test
  void eachIsOnThePage() throws IOException {
    List<String> listed =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("## What nobody needs to allow"))
            .filter(line -> line.startsWith("- "))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(
            HarmlessCalls.ALL.stream().map(harmless -> line(harmless.reason())).toList());
  }

  private static String line(String reason) {
    return "- " + reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
  }

  private void file(String reason, Frame harmless) {
    example(reason, FILE, READ, harmless);
  }

  private void example(String reason, WaitKind kind, Frame... innermost) {
    List<Frame> frames = new ArrayList<>(List.of(innermost));
    frames.add(user("com.acme.Handler.handle:41"));
    examples.put(reason, call(kind, frames.toArray(Frame[]::new)));
  }

  private static CallSite site(BlockingCall call) {
    CallSite site = CallSite.of(call);
    assertThat(site).isNotNull();
    return Objects.requireNonNull(site);
  }
}

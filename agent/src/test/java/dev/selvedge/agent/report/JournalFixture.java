package dev.selvedge.agent.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Journal lines to make tests of: complete ones of which a test changes what it is about. */
public final class JournalFixture {

  private static final String RUN = "6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11";

  private JournalFixture() {}

  /**
   * An error of 3 calls and 212 ms on an event loop, with JDK frames above the user's and a
   * framework's below.
   */
  public static Map<String, Object> finding(Object... changes) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("type", "finding");
    finding.put("version", 1);
    finding.put("run", RUN);
    finding.put("id", "f1");
    finding.put("rule", "BlockedEventLoop");
    finding.put("severity", "ERROR");
    finding.put("message", "Files.readString blocks the event loop thread 'loop-0'");
    finding.put("fix", "Use the asynchronous file API of the event loop.");
    finding.put("docs", "https://selvedge.dev/rules/BlockedEventLoop");
    finding.put("api", "java.nio.file.Files.readString");
    finding.put("attribution", "only-window");
    finding.put("test", "com.acme.PriceTest.listsPrices()");
    finding.put("window", "w3");
    finding.put("thread", "loop-0");
    finding.put("count", 3L);
    finding.put("site", site("com.acme.Handlers", "lambda$start$0", "Handlers.java", 41));
    finding.put(
        "stack",
        List.of(
            "sun.nio.fs.UnixFileSystemProvider.newByteChannel(UnixFileSystemProvider.java:213)",
            "java.nio.file.Files.readAllBytes(Files.java:3188)",
            "java.nio.file.Files.readString(Files.java:3287)",
            "com.acme.Handlers.lambda$start$0(Handlers.java:41)",
            "io.vertx.core.impl.ContextImpl.emit(ContextImpl.java:328)",
            "io.netty.util.concurrent.SingleThreadEventExecutor$4.run(SingleThreadEventExecutor.java:998)",
            "java.lang.Thread.run(Thread.java:1474)"));
    finding.put("lineage", List.of());
    finding.put("consequences", List.of());
    finding.put("firstNanos", 9_000_000_000L);
    finding.put("durationNanos", 212_000_000L);
    finding.put("longestNanos", 101_000_000L);
    finding.put("fingerprint", "9e3779b97f4a7c15");
    return changed(finding, changes);
  }

  /** An error about a pool task of a thread of a test, which hangs on a thread of a pool. */
  public static Map<String, Object> unfinished() {
    Map<String, Object> place = site("com.acme.Orders", "place", "Orders.java", 41);
    return finding(
        "rule",
        "UnfinishedTask",
        "message",
        "pool task submitted at Orders.place (Orders.java:41) is still running on"
            + " 'pool-1-thread-2' after its test: it waits for a latch (CountDownLatch.await)"
            + " at Orders.lambda$place$0 (Orders.java:43)",
        "fix",
        "Wait for the task's future.",
        "docs",
        "https://selvedge.dev/rules/UnfinishedTask",
        "api",
        "java.util.concurrent.ExecutorService.submit",
        "attribution",
        "lineage",
        "test",
        "com.acme.OrdersTests.places()",
        "thread",
        "pool-1-thread-2",
        "count",
        1L,
        "site",
        place,
        "origin",
        place,
        "stack",
        List.of(
            "jdk.internal.misc.Unsafe.park(Unsafe.java:-2)",
            "java.util.concurrent.locks.LockSupport.park(LockSupport.java:369)",
            "java.util.concurrent.CountDownLatch.await(CountDownLatch.java:230)",
            "com.acme.Orders.lambda$place$0(Orders.java:43)",
            "java.util.concurrent.FutureTask.run(FutureTask.java:328)",
            "java.lang.Thread.run(Thread.java:1474)"),
        "lineage",
        List.of(
            task("test com.acme.OrdersTests.places()", Map.of()),
            task(
                "thread #6 'checkout'",
                site("com.acme.OrdersTests", "places", "OrdersTests.java", 12)),
            task("pool task #7 'pool-1-thread-2'", place)),
        "durationNanos",
        0L,
        "longestNanos",
        0L,
        "fingerprint",
        "9e3779b97f4a7c16");
  }

  private static Map<String, Object> task(String name, Map<String, Object> place) {
    Map<String, Object> task = new LinkedHashMap<>(place);
    task.put("name", name);
    return task;
  }

  public static Map<String, Object> site(String className, String method, String file, int line) {
    return Map.of("class", className, "method", method, "file", file, "line", line);
  }

  public static Map<String, Object> start(Object... changes) {
    Map<String, Object> start = new LinkedHashMap<>();
    start.put("type", "start");
    start.put("version", 1);
    start.put("run", RUN);
    start.put("id", "start");
    start.put("selvedge", "0.1.0");
    start.put("java", "25.0.3");
    start.put("vm", "OpenJDK 64-Bit Server VM");
    start.put("pid", 123);
    start.put("epochMillis", 1_795_375_440_000L);
    start.put("nanoTime", 8_000_000_000L);
    start.put("main", "com.acme.Main");
    start.put("attached", "command-line");
    start.put("rules", List.of("BlockedEventLoop"));
    start.put("hooks", 57);
    start.put("missingHooks", List.of());
    start.put("options", Map.of("output", "target/selvedge"));
    return changed(start, changes);
  }

  public static Map<String, Object> window(Object... changes) {
    Map<String, Object> window = new LinkedHashMap<>();
    window.put("type", "window");
    window.put("run", RUN);
    window.put("id", "w3");
    window.put("kind", "test");
    window.put("name", "lists prices");
    window.put("class", "com.acme.PriceTest");
    window.put("method", "listsPrices");
    window.put("parent", null);
    window.put("openedNanos", 8_500_000_000L);
    window.put("closedNanos", 8_512_000_000L);
    window.put("findings", List.of("f1"));
    return changed(window, changes);
  }

  public static Map<String, Object> end(Object... changes) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("type", "end");
    end.put("run", RUN);
    end.put("id", "end");
    end.put("epochMillis", 1_795_375_447_300L);
    end.put("nanoTime", 15_300_000_000L);
    end.put("findings", 1);
    end.put("errors", 1);
    end.put("warnings", 0);
    end.put("suppressed", 0);
    return changed(end, changes);
  }

  private static Map<String, Object> changed(Map<String, Object> line, Object... changes) {
    for (int at = 0; at < changes.length; at += 2) {
      line.put((String) changes[at], changes[at + 1]);
    }
    return line;
  }

  /** A journal of these lines, and one finding of one JVM that ended if there are none. */
  public static Path write(Path file, Map<?, ?>... lines) throws IOException {
    List<? extends Map<?, ?>> all =
        lines.length > 0 ? List.of(lines) : List.of(start(), finding(), end());
    StringBuilder text = new StringBuilder();
    for (Map<?, ?> line : all) {
      text.append(json(line)).append('\n');
    }
    return Files.writeString(file, text);
  }

  public static String json(Map<?, ?> line) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonWriter writer = new JsonWriter(out)) {
      value(writer, line);
    }
    return out.toString();
  }

  private static void value(JsonWriter writer, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name((String) entry.getKey());
        value(writer, entry.getValue());
      }
      writer.endObject();
    } else if (value instanceof List<?> list) {
      writer.beginArray();
      for (Object element : list) {
        value(writer, element);
      }
      writer.endArray();
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else {
      writer.value((String) value);
    }
  }
}

package dev.selvedge.agent.cases.blocking;

import static java.nio.file.StandardOpenOption.READ;

import dev.selvedge.agent.cases.support.Loop;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What only newer JDKs have. */
public final class NewerJdks {

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Files.write(file, new byte[100]);
    if (Runtime.version().feature() >= 25) {
      Loop.run(args, () -> calls(file));
    }
  }

  private static void calls(Path file) throws Exception {
    segments(file);
    processes();
    input();
    readLine();
    scopes();
  }

  private static void segments(Path file) throws Exception {
    FileChannel channel = FileChannel.open(file, READ); // FINDING: BlockedEventLoop from 25
    Class<?> arenas = Class.forName("java.lang.foreign.Arena");
    Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
    Object arena = arenas.getMethod("global").invoke(null);
    Method map = FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, arenas);
    Object segment =
        map.invoke(channel, MapMode.READ_ONLY, 0L, 9L, arena); // FINDING: BlockedEventLoop from 25
    Method load = segments.getMethod("load");
    load.invoke(segment); // FINDING: BlockedEventLoop from 25
    Method force = segments.getMethod("force");
    force.invoke(segment); // FINDING: BlockedEventLoop from 25
  }

  private static void processes() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "0.2").start(); // FINDING: BlockedEventLoop from 25
    Method waitFor = Process.class.getMethod("waitFor", Duration.class);
    waitFor.invoke(sleep, Duration.ofSeconds(9)); // FINDING: BlockedEventLoop from 25
  }

  private static void input() throws Exception {
    Class<?> lines = Class.forName("java.lang.IO");
    Method readln = lines.getMethod("readln");
    readln.invoke(null); // FINDING: BlockedEventLoop from 25
    lines.getMethod("println", Object.class).invoke(null, "to standard output");
  }

  private static void readLine() {
    if (System.console() != null) {
      System.console().readLine(); // nobody is there
    }
  }

  /** Structured concurrency, which is there with --enable-preview alone. */
  private static void scopes() throws Exception {
    Class<?> scopes = Class.forName("java.util.concurrent.StructuredTaskScope");
    Object scope;
    try {
      scope = scopes.getMethod("open").invoke(null);
    } catch (UnsupportedOperationException | ReflectiveOperationException notEnabled) {
      return;
    }
    Callable<Integer> slow =
        () -> {
          Thread.sleep(100);
          return 1;
        };
    scopes.getMethod("fork", Callable.class).invoke(scope, slow);
    Method join = scopes.getMethod("join");
    join.invoke(scope); // FINDING: BlockedEventLoop from 25
    scopes.getMethod("close").invoke(scope);
  }
}

package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Pages;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page on the journal against journals that JVMs with the real agent have written: this one's,
 * and those of whatever tests ran before.
 */
class JournalKeysIT {

  private static final Path JOURNALS = Path.of("target", "selvedge");

  /** A string of JSON, and whether it is a key. */
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(:?)");

  /** What users have called their options is no key of the format. */
  private static final Pattern OPTIONS = Pattern.compile("\"options\":\\{[^{}]*\\}");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]*) \\| (.*) \\|$");
  private static final Pattern KEY = Pattern.compile("`(\\w+)`");

  @BeforeAll
  static void writeOfAllKinds() {
    Recording recording = Selvedge.record(JournalKeysIT::work);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lines("window").anyMatch(line -> line.contains("JournalKeysIT")));
    assertThat(recording.fanOuts()).isNotEmpty();
  }

  @Test
  void everyKeyThatIsWrittenIsOnThePage() throws IOException {
    Set<String> written = new TreeSet<>();
    for (String type :
        List.of("start", "finding", "withdrawn", "window", "spans", "allowance", "end")) {
      written.addAll(keys(lines(type)));
    }

    assertThat(written)
        .contains("fingerprint", "cancellations", "fanOuts", "queues", "permits", "waits", "toTask")
        .isSubsetOf(documented());
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "finding", "window", "spans"})
  void everyLineHasAllKeysThatItMustHave(String type) throws IOException {
    Set<String> required = required(type);

    assertThat(required).hasSizeGreaterThan(5);
    for (String line : lines(type).toList()) {
      assertThat(keys(Stream.of(line))).as(line).containsAll(required);
    }
  }

  @Test
  void everyKeyOfThePageIsKnownToTheCode() throws IOException {
    StringBuilder code = new StringBuilder();
    for (String file : Pages.all(".java")) {
      if (file.startsWith("agent/src/main/")) {
        code.append(Files.readString(Pages.file(file)));
      }
    }

    assertThat(documented().stream().filter(key -> code.indexOf("\"" + key + "\"") < 0)).isEmpty();
  }

  /**
   * A task that waits for long on an event loop, some that meet, a queue, a permit, an interrupt.
   */
  private static void work() throws InterruptedException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Semaphore permits = new Semaphore(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(new Thread(() -> take(queue, permits), "loop-journal-" + i));
    }
    threads.forEach(Thread::start);
    for (int i = 0; i < 32; i++) {
      queue.put("item");
    }
    threads.get(0).interrupt();
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void take(BlockingQueue<String> queue, Semaphore permits) {
    try {
      permits.acquire();
      try {
        Thread.sleep(20);
        queue.take();
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<String> lines(String type) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(JOURNALS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        String text = Files.readString(file);
        text.substring(0, text.lastIndexOf('\n') + 1) // another JVM may be writing the last line
            .lines()
            .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
            .forEach(lines::add);
      }
    }
    return lines.stream();
  }

  private static Set<String> keys(Stream<String> lines) {
    return lines
        .map(line -> OPTIONS.matcher(line).replaceAll("\"options\":0"))
        .flatMap(line -> STRING.matcher(line).results())
        .filter(string -> !string.group(2).isEmpty())
        .map(string -> string.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    return rows(page()).flatMap(row -> names(row.group(1))).collect(Collectors.toSet());
  }

  /** Keys of the first table below the heading of a type, but those that may be left out. */
  private static Set<String> required(String type) throws IOException {
    String section = page().split("(?m)^## `" + type + "`.*$", 2)[1];
    String table = section.substring(section.indexOf("\n|") + 1).split("\n\n", 2)[0];
    return rows(table)
        .filter(row -> !row.group(2).contains("or none"))
        .flatMap(row -> names(row.group(1)))
        .collect(Collectors.toSet());
  }

  private static Stream<MatchResult> rows(String text) {
    return ROW.matcher(text).results();
  }

  private static Stream<String> names(String cell) {
    return KEY.matcher(cell).results().map(name -> name.group(1));
  }

  private static String page() throws IOException {
    return Files.readString(Pages.file("docs/journal.md"));
  }
}

package dev.selvedge.agent.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Writes journals of any size, the same ones each time: JVMs with tests, their tasks with waits,
 * holds and interrupts, and findings among them. Also a program, to look at reports of many tasks:
 *
 * <pre>
 * ./mvnw -pl agent test-compile
 * java -cp agent/target/test-classes dev.selvedge.agent.report.BigJournal FOLDER
 *     [--runs=1] [--tests=100] [--tasks=1000] [--killed=0] [--hostile]
 * </pre>
 */
public final class BigJournal {

  /** Names that would do harm if a report took them for what they look like. */
  public static final List<String> HOSTILE =
      List.of(
          "</script><script>alert(1)</script>",
          "<!--<script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "javascript:alert(1)",
          "a\u2028b\u2029c",
          "\u001b[31mred\u001b]0;title\u0007",
          "\u009b31m and \u009d0;title\u009c",
          "\u202egnp.exe\u2066\u2069",
          "::error file=a.java,line=1::told\r\n::set-output name=x::y",
          "%0A::warning::told%25",
          "line\nfeed\rreturn\ttab\u0000nul\u0085nel",
          "| cell | `code` | [link](javascript:alert(1)) | <b>bold</b> @somebody #1 |",
          "```\n# heading\n```",
          "${jndi:ldap://x/y} {{7*7}} <%= 1 %>",
          "lone \ud800 surrogate \udc00",
          "x".repeat(10_000),
          "e\u0301".repeat(300),
          "",
          " ",
          "../../../../etc/passwd",
          "C:\\con\\aux.java",
          "]]>&lt;&amp;&#0;<![CDATA[");

  private static final List<String> WAITS =
      List.of(
          "sleep",
          "park",
          "lock",
          "monitor",
          "future",
          "join",
          "file",
          "socket",
          "select",
          "dns",
          "process",
          "permit",
          "queue",
          "declared");
  private static final List<String> KINDS =
      List.of("pool task", "virtual thread", "subtask", "stage", "scheduled task", "thread");
  private static final List<String> HOLDS =
      List.of("pinned", "class initialiser", "native", "computing");
  private static final List<String> RULES =
      List.of("BlockedEventLoop", "UnfinishedTask", "LostFailure", "UnboundedFanOut");
  private static final int TASKS_PER_LINE = 200;

  private int runs = 1;
  private int tests = 10;
  private int tasksPerTest = 20;
  private int killed;
  private boolean hostile;
  private long seed = 1;

  /** How many JVMs. */
  public BigJournal runs(int number) {
    this.runs = number;
    return this;
  }

  /** How many tests in each JVM. */
  public BigJournal tests(int number) {
    this.tests = number;
    return this;
  }

  /** How many tasks in each test, its body not counted. */
  public BigJournal tasksPerTest(int number) {
    this.tasksPerTest = number;
    return this;
  }

  /** How many of the JVMs are killed before their end, in the middle of a line. */
  public BigJournal killed(int number) {
    this.killed = number;
    return this;
  }

  /** With names that would do harm. */
  public BigJournal hostile() {
    this.hostile = true;
    return this;
  }

  /** Another journal of the same size. */
  public BigJournal seed(long number) {
    this.seed = number;
    return this;
  }

  /** Writes a journal for each JVM. */
  public List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> journals = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      String id = new UUID(seed * 1_000_003 + run, 0x8000_0000_0000_0000L + run).toString();
      Path journal = folder.resolve(id + ".jsonl");
      try (BufferedWriter out = Files.newBufferedWriter(journal, StandardCharsets.UTF_8)) {
        new Jvm(out, id, run).write();
      }
      journals.add(journal);
    }
    return journals;
  }

  /** Writes journals to a folder. */
  public static void main(String... arguments) throws IOException {
    BigJournal journal = new BigJournal().tests(100).tasksPerTest(1_000);
    Path folder = Path.of("target/big-journal");
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      if (argument.startsWith("--runs=")) {
        journal.runs(Integer.parseInt(value));
      } else if (argument.startsWith("--tests=")) {
        journal.tests(Integer.parseInt(value));
      } else if (argument.startsWith("--tasks=")) {
        journal.tasksPerTest(Integer.parseInt(value));
      } else if (argument.startsWith("--killed=")) {
        journal.killed(Integer.parseInt(value));
      } else if (argument.equals("--hostile")) {
        journal.hostile();
      } else if (argument.startsWith("--")) {
        throw new IllegalArgumentException(argument + " is no option of this program");
      } else {
        folder = Path.of(argument);
      }
    }
    journal.write(folder);
  }

  /** The journal of one JVM. */
  private final class Jvm {

    private final BufferedWriter out;
    private final String id;
    private final int number;
    private final Random random;
    private long now = 8_000_000_000L;
    private int task;
    private int line;
    private int finding;

    Jvm(BufferedWriter out, String id, int number) {
      this.out = out;
      this.id = id;
      this.number = number;
      this.random = new Random(seed + number);
    }

    void write() throws IOException {
      line(
          "start",
          "start",
          "\"version\":1,\"selvedge\":\"0.1.0\",\"java\":\"25.0.3\",\"vm\":\"OpenJDK 64-Bit Server"
              + " VM\",\"pid\":"
              + (4_000 + number)
              + ",\"epochMillis\":"
              + (1_795_375_440_000L + number * 1_500L)
              + ",\"nanoTime\":8000000000,\"main\":"
              + quoted(name("com.acme.Main"))
              + ",\"attached\":\"command-line\",\"rules\":"
              + strings(RULES)
              + ",\"hooks\":57,\"missingHooks\":[],\"options\":{\"output\":\"target/selvedge\"}");
      for (int test = 0; test < tests; test++) {
        new WindowOf(test).write();
      }
      if (number >= runs - killed) {
        out.write("{\"type\":\"finding\",\"run\":\"" + id + "\",\"id\":\"f9");
        return;
      }
      line(
          "end",
          "end",
          "\"epochMillis\":"
              + (1_795_375_440_000L + number * 1_500L + (now - 8_000_000_000L) / 1_000_000)
              + ",\"nanoTime\":"
              + now
              + ",\"findings\":"
              + finding
              + ",\"errors\":"
              + finding
              + ",\"warnings\":0,\"known\":0,\"suppressed\":0,\"unwoven\":0");
    }

    private void line(String type, String lineId, String rest) throws IOException {
      out.write("{\"type\":\"" + type + "\",\"run\":\"" + id + "\",\"id\":\"" + lineId + "\",");
      out.write(rest);
      out.write("}\n");
    }

    private String name(String harmless) {
      return hostile ? HOSTILE.get(random.nextInt(HOSTILE.size())) : harmless;
    }

    /** One test with its tasks. */
    private final class WindowOf {

      private final String window;
      private final String className;
      private final String method;
      private final long opened = now;
      private final int body = ++task;
      private final List<Integer> made = new ArrayList<>(List.of(body));
      private final List<String> elements = new ArrayList<>();
      private final List<String> findings = new ArrayList<>();
      private final StringBuilder cancellations = new StringBuilder();
      private int cancelled;

      WindowOf(int test) {
        this.window = "w" + (test + 1);
        this.className = name("com.acme.Orders" + test / 10 + "Tests");
        this.method = name("placesOrder" + test % 10);
      }

      void write() throws IOException {
        long end = opened;
        for (int each = 0; each < tasksPerTest; each++) {
          end = Math.max(end, add(each));
          flush(TASKS_PER_LINE);
        }
        long closed = Math.max(end, opened + 1_000_000) + random.nextInt(1_000_000);
        elements.add(
            "{\"task\":"
                + body
                + ",\"parent\":null,\"kind\":\"test\",\"site\":0,\"thread\":0,\"made\":"
                + opened
                + ",\"began\":"
                + opened
                + ",\"ended\":"
                + closed
                + ",\"outcome\":\"succeeded\",\"waits\":[{\"from\":"
                + (opened + (closed - opened) / 3)
                + ",\"to\":"
                + closed
                + ",\"on\":\"future\",\"site\":4}],\"waitedNanos\":"
                + (closed - opened) * 2 / 3
                + ",\"holds\":[]}");
        flush(1);
        now = closed + 100_000;
        line(
            "window",
            window,
            "\"kind\":\"test\",\"name\":"
                + quoted(method + "()")
                + ",\"class\":"
                + quoted(className)
                + ",\"method\":"
                + quoted(method)
                + ",\"parent\":null,\"openedNanos\":"
                + opened
                + ",\"closedNanos\":"
                + closed
                + ",\"findings\":"
                + strings(findings)
                + ",\"cancellations\":["
                + cancellations
                + "],\"fanOuts\":["
                + fanOut()
                + "]");
      }

      /** Adds a task and says when it ended. */
      private long add(int each) throws IOException {
        int number = ++task;
        int parent = made.get(random.nextInt(Math.min(made.size(), 12)));
        if (random.nextInt(4) == 0) {
          made.add(number);
        }
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        long start = opened + each * 40_000L + random.nextInt(2_000_000);
        long began = start + random.nextInt(300_000);
        long lasted = 200_000L + (long) (Math.exp(random.nextDouble() * 5) * 1_000_000);
        long ended = began + lasted;
        int fate = random.nextInt(1_000);
        String outcome =
            fate < 5
                ? "alive"
                : fate < 30
                    ? "failed"
                    : fate < 60 ? "cancelled" : fate < 65 ? "dropped" : "succeeded";
        boolean ran = !outcome.equals("dropped");
        boolean alive = outcome.equals("alive");
        StringBuilder json = new StringBuilder(400);
        json.append("{\"task\":").append(number).append(",\"parent\":").append(parent);
        json.append(",\"kind\":").append(quoted(kind));
        if (random.nextInt(5) == 0) {
          json.append(",\"name\":").append(quoted(name("worker-" + each)));
        }
        if (kind.equals("subtask")) {
          json.append(",\"scope\":").append(1 + parent);
        }
        json.append(",\"site\":").append(1 + random.nextInt(3));
        if (ran) {
          json.append(",\"thread\":").append(random.nextInt(8));
        }
        json.append(",\"made\":").append(start);
        json.append(",\"began\":").append(ran ? String.valueOf(began) : "null");
        json.append(",\"ended\":").append(alive ? "null" : String.valueOf(ended));
        json.append(",\"outcome\":").append(quoted(outcome));
        waits(json, ran ? began : ended, ended, alive);
        holds(json, kind, began, ended);
        elements.add(json.append('}').toString());
        if (outcome.equals("cancelled")) {
          cancellation(parent, number, began + lasted / 2, ended);
        }
        if (alive || (outcome.equals("failed") && random.nextInt(10) == 0)) {
          finding(number, parent, kind, began, lasted);
        }
        return ended;
      }

      private void waits(StringBuilder json, long from, long to, boolean alive) {
        long at = from;
        long waited = 0;
        json.append(",\"waits\":[");
        for (int wait = random.nextInt(4); wait > 0 && to - at > 2_000_000; wait--) {
          long begins = at + random.nextInt(1_000_000);
          long ends = begins + Math.max(1, (long) ((to - begins) * random.nextDouble()));
          boolean goesOn = alive && wait == 1;
          json.append(at == from ? "" : ",").append("{\"from\":").append(begins);
          json.append(",\"to\":").append(goesOn ? "null" : String.valueOf(ends));
          json.append(",\"on\":").append(quoted(WAITS.get(random.nextInt(WAITS.size()))));
          json.append(",\"site\":").append(random.nextInt(5)).append('}');
          waited += ends - begins;
          at = ends;
        }
        json.append("],\"waitedNanos\":").append(waited);
      }

      private void holds(StringBuilder json, String kind, long from, long to) {
        json.append(",\"holds\":[");
        if (kind.equals("virtual thread") && random.nextInt(20) == 0) {
          json.append("{\"from\":").append(from + (to - from) / 4);
          json.append(",\"to\":").append(from + (to - from) / 2);
          json.append(",\"how\":").append(quoted(HOLDS.get(random.nextInt(HOLDS.size()))));
          json.append('}');
        }
        json.append(']');
      }

      private void cancellation(int from, int to, long nanos, long ended) {
        if (cancelled++ >= 256) {
          return;
        }
        cancellations.append(cancellations.isEmpty() ? "" : ",");
        cancellations.append("{\"interrupter\":");
        cancellations.append(
            quoted("thread " + name("'main'") + " at com.acme.Orders.stop(O.java:5)"));
        cancellations.append(",\"thread\":").append(quoted(name("pool-1-thread-1")));
        cancellations.append(",\"task\":").append(quoted("pool task #" + to));
        cancellations.append(",\"fromTask\":").append(from).append(",\"toTask\":").append(to);
        cancellations.append(",\"paid\":\"prompt-end\",\"nanos\":").append(nanos);
        cancellations.append(",\"endedAfterNanos\":").append(ended - nanos).append('}');
      }

      private void finding(int number, int parent, String kind, long first, long lasted)
          throws IOException {
        String lineId = "f" + ++finding;
        findings.add(lineId);
        String rule = RULES.get(random.nextInt(RULES.size()));
        int line = 20 + random.nextInt(30);
        String site =
            "{\"class\":"
                + quoted(name("com.acme.Orders"))
                + ",\"method\":\"place\",\"file\":"
                + quoted(name("Orders.java"))
                + ",\"line\":"
                + line
                + "}";
        String frame = name("com.acme.Orders.place(Orders.java:" + line + ")");
        line(
            "finding",
            lineId,
            "\"version\":1,\"rule\":"
                + quoted(rule)
                + ",\"severity\":\"ERROR\",\"message\":"
                + quoted(
                    kind
                        + " "
                        + name("'worker'")
                        + " is at fault at Orders.place (Orders.java:"
                        + line
                        + ")")
                + ",\"fix\":\"Wait for its future.\",\"docs\":"
                + quoted("https://selvedge.dev/rules/" + rule)
                + ",\"api\":\"java.util.concurrent.ExecutorService.submit\",\"attribution\":"
                + "\"lineage\",\"test\":"
                + quoted(className + "." + method + "()")
                + ",\"window\":"
                + quoted(window)
                + ",\"thread\":"
                + quoted(name("pool-1-thread-1"))
                + ",\"count\":1,\"site\":"
                + site
                + ",\"origin\":"
                + site
                + ",\"stack\":"
                + strings(List.of(frame, "java.lang.Thread.run(Thread.java:1474)"))
                + ",\"lineage\":[{\"task\":"
                + body
                + ",\"kind\":\"test\",\"name\":"
                + quoted("test " + className + "." + method + "()")
                + "},{\"task\":"
                + parent
                + ",\"kind\":\"pool task\",\"name\":"
                + quoted("pool task #" + parent)
                + "},{\"task\":"
                + number
                + ",\"kind\":"
                + quoted(kind)
                + ",\"name\":"
                + quoted(kind + " #" + number + " '" + name("worker") + "'")
                + "}],\"consequences\":[],\"firstNanos\":"
                + first
                + ",\"durationNanos\":"
                + lasted
                + ",\"longestNanos\":"
                + lasted
                + ",\"fingerprint\":"
                + quoted(String.format(Locale.ROOT, "%016x", (rule + line).hashCode() * 31L)));
      }

      private String fanOut() {
        return "{\"site\":{\"class\":\"com.acme.Orders\",\"method\":\"place\",\"file\":"
            + "\"Orders.java\",\"line\":41},\"kind\":\"pool task\",\"owner\":\"test\",\"created\":"
            + tasksPerTest
            + ",\"peakRunning\":"
            + tasksPerTest / 2
            + ",\"peakWaiting\":0,\"gated\":false,\"peak\":"
            + tasksPerTest / 2
            + ",\"limit\":256,\"bound\":0,\"groups\":1,\"series\":[["
            + opened
            + ",0,0,0],["
            + (opened + 5_000_000)
            + ","
            + tasksPerTest
            + ","
            + tasksPerTest / 2
            + ",0],["
            + (opened + 9_000_000)
            + ","
            + tasksPerTest
            + ",0,0]]}";
      }

      private void flush(int least) throws IOException {
        if (elements.size() < least) {
          return;
        }
        List<String> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
          threads.add(name("pool-1-thread-" + (thread + 1)));
        }
        line(
            "spans",
            "s" + ++line,
            "\"window\":"
                + quoted(window)
                + ",\"sites\":["
                + place(className, method, "OrdersTests.java", 12, "")
                + ","
                + place(
                    "com.acme.Orders", "place", "Orders.java", 41, "AbstractExecutorService.submit")
                + ","
                + place(
                    "com.acme.Orders",
                    "lambda$place$0",
                    "Orders.java",
                    47,
                    "Thread.startVirtualThread")
                + ","
                + place("com.acme.Stock", "reserve", "Stock.java", 88, "StructuredTaskScope.fork")
                + ","
                + place("com.acme.Stock", "await", "Stock.java", 97, "CountDownLatch.await")
                + "],\"threads\":"
                + strings(threads)
                + ",\"tasks\":["
                + String.join(",", elements)
                + "]");
        elements.clear();
      }

      private String place(String className, String method, String file, int at, String api) {
        return "{\"class\":"
            + quoted(className)
            + ",\"method\":"
            + quoted(method)
            + ",\"file\":"
            + quoted(name(file))
            + ",\"line\":"
            + at
            + (api.isEmpty() ? "" : ",\"api\":" + quoted(api))
            + "}";
      }
    }
  }

  private static String strings(List<String> strings) {
    return "[" + String.join(",", strings.stream().map(BigJournal::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"' || character == '\\') {
        json.append('\\').append(character);
      } else if (character < ' ' || Character.isSurrogate(character)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        json.append(character);
      }
    }
    return json.append('"').toString();
  }
}

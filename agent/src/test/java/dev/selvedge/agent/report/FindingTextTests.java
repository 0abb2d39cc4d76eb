package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.unfinished;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTextTests {

  @Test
  void tellsAllOfAFinding() {
    assertThat(FindingText.render(finding()))
        .isEqualTo(
            """
            BlockedEventLoop: Files.readString blocks the event loop thread 'loop-0' (Handlers.java:41)

              ... 2 JDK frames
              at java.nio.file.Files.readString(Files.java:3287)
              at com.acme.Handlers.lambda$start$0(Handlers.java:41)
              at io.vertx.core.impl.ContextImpl.emit(ContextImpl.java:328)
              ... 2 frames of io.netty, JDK

              Severity: error
              Happened: 3 times, 212 ms in all, longest 101 ms
              Thread:   loop-0
              Test:     com.acme.PriceTest.listsPrices() (the only guarded test running at the time)
              Fix:      Use the asynchronous file API of the event loop.
              More:     https://selvedge.dev/rules/BlockedEventLoop (Selvedge on this rule)
            """);
  }

  @Test
  void doesNotRepeatAPlaceThatTheMessageNames() {
    String message = "Thread.sleep blocks the loop at com.acme.Handlers.start(Handlers.java:41)";

    assertThat(FindingText.render(finding("message", message)).lines().findFirst())
        .hasValue("BlockedEventLoop: " + message);
  }

  @Test
  void namesTheSiteIfTheStackWasCutBeforeIt() {
    assertThat(
            FindingText.render(
                finding("stack", List.of("java.lang.Thread.sleep(Thread.java:509)"))))
        .contains(
            """

              at com.acme.Handlers.lambda$start$0(Handlers.java:41)
              at java.lang.Thread.sleep(Thread.java:509)

            """);
  }

  @Test
  void listsTheTestsOfASharedFindingAndSaysHowToTellThemApart() {
    String text =
        FindingText.render(
            finding(
                "attribution", "shared", "test", null, "candidates", List.of("A.a()", "B.b()")));

    assertThat(text)
        .contains("Test:     not known: several tests ran at the same time")
        .contains("\n              A.a()\n              B.b()\n")
        .contains("run each of them alone");
  }

  @Test
  void listsNoMoreTestsThanOneCanRead() {
    String text =
        FindingText.render(
            finding(
                "attribution",
                "shared",
                "candidates",
                Collections.nCopies(25, "com.acme.Test.a()")));

    assertThat(text).contains("... 15 more");
    assertThat(text.lines().filter(line -> line.contains("com.acme.Test.a()"))).hasSize(10);
  }

  @Test
  void saysNothingAboutTestsWhereNoneRan() {
    assertThat(FindingText.render(finding("attribution", "none", "test", null)))
        .doesNotContain("Test:");
  }

  @Test
  void showsWhereTheWorkWasStartedTheLineageAndTheConsequences() {
    String text =
        FindingText.render(
            finding(
                "origin", site("com.acme.Server", "start", "Server.java", 22),
                "lineage",
                    List.of("test", Map.of("name", "task 7", "class", "com.acme.A", "method", "b")),
                "consequences", List.of("SyncOverAsync at com.acme.C.d(C.java:5)")));

    assertThat(text)
        .contains("Started:  at com.acme.Server.start(Server.java:22)\n")
        .contains("Lineage:  test\n            '- task 7 at com.acme.A.b(Unknown Source)\n")
        .contains("Also:     SyncOverAsync at com.acme.C.d(C.java:5)\n");
  }

  @Test
  void tellsOfATaskWhereItWasMadeWhatItDoesNowAndWhereItComesFrom() {
    assertThat(FindingText.render(unfinished()))
        .isEqualTo(
            """
            UnfinishedTask: pool task submitted at Orders.place (Orders.java:41) is still running on 'pool-1-thread-2' after its test: it waits for a latch (CountDownLatch.await) at Orders.lambda$place$0 (Orders.java:43)

              at com.acme.Orders.place(Orders.java:41)

              Stack of 'pool-1-thread-2':
              ... 2 JDK frames
              at java.util.concurrent.CountDownLatch.await(CountDownLatch.java:230)
              at com.acme.Orders.lambda$place$0(Orders.java:43)
              ... 2 JDK frames

              Lineage:  test com.acme.OrdersTests.places()
                        '- thread #6 'checkout' at com.acme.OrdersTests.places(OrdersTests.java:12)
                          '- pool task #7 'pool-1-thread-2' at com.acme.Orders.place(Orders.java:41)
              Severity: error
              Happened: once
              Thread:   pool-1-thread-2
              Test:     com.acme.OrdersTests.places() (traced through the work that it started)
              Fix:      Wait for the task's future.
              More:     https://selvedge.dev/rules/UnfinishedTask (Selvedge on this rule)
            """);
  }

  @Test
  void namesTheLineThatMadeATaskOnceIfTheStackIsThatOfTheCall() {
    Map<String, Object> queued = unfinished();
    queued.put("thread", "");
    queued.put("stack", List.of("com.acme.Orders.place(Orders.java:41)"));

    assertThat(FindingText.render(queued))
        .contains("\n\n  at com.acme.Orders.place(Orders.java:41)\n\n  Lineage:")
        .doesNotContain("Started:", "Thread:", "Stack of");
  }

  @Test
  void leavesOutTheMiddleOfALongLineage() {
    List<Object> chain = new ArrayList<>();
    for (int task = 1; task <= 32; task++) {
      chain.add(Map.of("task", task, "name", "task #" + task));
    }
    chain.add(8, Map.of("name", "100 omitted", "omitted", 100));

    String text = FindingText.render(finding("lineage", chain));

    assertThat(text)
        .contains("Lineage:  task #1\n", "'- task #5\n", "'- ... 117 more tasks\n", "'- task #23\n")
        .contains("'- task #32\n")
        .doesNotContain("task #6\n", "task #22\n");
  }

  @Test
  void leavesOutNoMiddleOfASingleTask() {
    List<Object> chain = new ArrayList<>();
    for (int task = 1; task <= 16; task++) {
      chain.add(Map.of("task", task, "name", "task #" + task));
    }

    assertThat(FindingText.render(finding("lineage", chain)))
        .contains("'- task #6\n")
        .doesNotContain("more task");
  }

  @Test
  void saysHowManyTasksTheJournalLeftOut() {
    assertThat(
            FindingText.render(
                finding("lineage", List.of("test", Map.of("name", "1 omitted", "omitted", 1)))))
        .contains("'- ... 1 more task\n");
  }

  @Test
  void needsNoMoreThanAnEmptyMap() {
    assertThat(FindingText.render(Map.of()))
        .startsWith(
            "Unknown rule: (the journal has no message for this finding)\n\n  Severity: warning\n");
  }

  @Test
  void keepsEveryValueOnItsLineAndFreeOfTerminalEscapes() {
    String evil = "x\r\n  Fix: rm -rf\u001b[2J\u2028\u0085y\u202e";
    String plain = FindingText.render(everything("x"));
    String text = FindingText.render(everything(evil));

    assertThat(text.lines().count()).isEqualTo(plain.lines().count());
    assertThat(text)
        .doesNotContain("\r", "\u001b", "\u2028", "\u0085", "\u202e")
        .contains("\\u001b[2J");
  }

  private static Map<String, Object> place(String value) {
    Map<String, Object> place = new HashMap<>(site(value, value, value, 1));
    place.put("name", value);
    return place;
  }

  private static Map<String, Object> everything(String value) {
    return finding(
        "rule", value,
        "message", value,
        "fix", value,
        "docs", value,
        "thread", value,
        "test", value,
        "site", site(value, value, value, 1),
        "origin", site(value, value, value, 1),
        "stack", List.of(value, "com.acme.A.a(A.java:1)", value),
        "lineage", List.of(value, Map.of("name", value), place(value)),
        "consequences", List.of(value, Map.of("rule", value)));
  }

  @Test
  void staysShortWhateverTheStack() {
    List<String> recursion = Collections.nCopies(1_000, "com.acme.Handlers.again(Handlers.java:7)");

    assertThat(FindingText.render(finding("stack", recursion)))
        .contains("\n  ... 960 more frames\n")
        .satisfies(text -> assertThat(text.lines().count()).isLessThan(60));
  }

  @Test
  void putsSeveralFindingsInOneTextWorstFirst() {
    String text =
        FindingText.renderAll(
            List.of(
                finding("severity", "WARNING", "message", "mild", "durationNanos", 9_000_000_000L),
                finding("message", "short", "durationNanos", 1L),
                finding("message", "long", "durationNanos", 2L)));

    assertThat(text).startsWith("3 findings\n\n1) BlockedEventLoop: long");
    assertThat(text)
        .containsSubsequence(
            "1) BlockedEventLoop: long", "2) BlockedEventLoop: short", "3) BlockedEventLoop: mild");
  }

  @Test
  void givesASingleFindingNoNumber() {
    assertThat(FindingText.renderAll(List.of(finding()))).isEqualTo(FindingText.render(finding()));
  }

  @Test
  void capsTheNumberOfFindingsInOneText() {
    assertThat(FindingText.renderAll(Collections.nCopies(25, finding())))
        .startsWith("25 findings\n")
        .endsWith("\n... and 5 more\n");
  }
}

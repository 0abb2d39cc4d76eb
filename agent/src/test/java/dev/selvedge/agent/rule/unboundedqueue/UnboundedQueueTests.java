package dev.selvedge.agent.rule.unboundedqueue;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.Grown.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Grown;
import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UnboundedQueueTests {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String LINKED = "java.util.concurrent.LinkedBlockingQueue";

  private static final Frame ADDS = user("com.acme.Orders.place:41");
  private static final Frame MAKES = user("com.acme.Orders.open:12");

  private static final List<Frame> SUBMITTED =
      List.of(jdk("java.util.concurrent.AbstractExecutorService.submit"), ADDS);
  private static final List<Frame> PUT = List.of(jdk(LINKED + ".put"), ADDS);
  private static final List<Frame> MADE =
      List.of(jdk("java.util.concurrent.Executors.newFixedThreadPool"), MAKES);

  private final UnboundedQueue rule = new UnboundedQueue();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("UnboundedQueue");
  }

  @Test
  void blamesTheLineThatFeedsAnExecutorAndNamesWhereThatWasMade() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(queue(Kind.EXECUTOR, POOL, null, SUBMITTED, MADE)));

    assertThat(candidate.site()).isEqualTo(ADDS.element());
    assertThat(candidate.origin()).isEqualTo(MAKES.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.ExecutorService.submit");
    assertThat(candidate.series()).isEqualTo(Grown.SERIES);
    assertThat(candidate.subjects()).isEmpty();
    assertThat(candidate.message())
        .isEqualTo(
            "the queue of the ThreadPoolExecutor made at Orders.open (Orders.java:12) grew to 4,996"
                + " waiting tasks at Orders.place (Orders.java:41): it has no capacity, so nothing"
                + " slows down who gives tasks to it");
  }

  @Test
  void blamesTheLineThatMadeAnExecutorWhichLibrariesFeed() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(queue(Kind.EXECUTOR, POOL, null, List.of(), MADE)));

    assertThat(candidate.site()).isEqualTo(MAKES.element());
    assertThat(candidate.message()).contains("grew to 4,996 waiting tasks: it has no capacity");
  }

  @Test
  void knowsTheCommonPoolThatNobodyHasMade() {
    String common = "java.util.concurrent.ForkJoinPool.commonPool";
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(queue(Kind.EXECUTOR, common, null, SUBMITTED, List.of())));

    assertThat(candidate.message()).startsWith("the queue of the common pool grew to 4,996");
    assertThat(candidate.origin()).isEqualTo(ADDS.element());
  }

  @Test
  void blamesTheLineThatAddsToAQueueAndNamesWhoTakesFromIt() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(queue(Kind.HANDOVER, LINKED, "auditor", PUT, List.of())));

    assertThat(candidate.site()).isEqualTo(ADDS.element());
    assertThat(candidate.message())
        .isEqualTo(
            "a LinkedBlockingQueue without a capacity, from which 'auditor' takes, grew to 4,996"
                + " items at Orders.place (Orders.java:41): nothing slows down who adds to it");
    assertThat(candidate.fix()).startsWith("Give the queue a capacity");
  }

  @Test
  void namesNoThreadThatHasNoName() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(queue(Kind.HANDOVER, LINKED, "", PUT, List.of())));

    assertThat(candidate.message()).contains("from which a thread takes, grew");
  }

  @Test
  void isSilentAboutAQueueFromWhichNobodyTakes() {
    assertThat(rule.judge(queue(Kind.HANDOVER, LINKED, null, PUT, List.of()))).isNull();
  }

  @Test
  void isSilentAboutWhatNoLineOfTheUserHasToDoWith() {
    List<Frame> inside = List.of(jdk(LINKED + ".put"), library("org.lib.Client.send"));

    assertThat(rule.judge(queue(Kind.EXECUTOR, POOL, null, inside, List.of()))).isNull();
  }
}

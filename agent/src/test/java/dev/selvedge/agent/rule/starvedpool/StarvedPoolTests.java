package dev.selvedge.agent.rule.starvedpool;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.Starvation.Reason;
import dev.selvedge.agent.event.Starvation.Worker;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Moment;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StarvedPoolTests {

  private static final Frame GET = jdk("java.util.concurrent.FutureTask.get");
  private static final Frame OUTER = user("com.acme.Orders.place:41");
  private static final Frame INNER = user("com.acme.Orders.price:52");

  private final StarvedPool rule = new StarvedPool();

  @Test
  void isAboutTheExecutorToo() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(new Starvation("pool", 1, List.of(worker(1)), 3, List.of())));

    assertThat(candidate.subjects()).contains(Subject.executor(3));
  }

  /** Of the loop of a library nothing else is known by which others could name it. */
  @Test
  void isAboutTheTasksThatCannotGoOn() {
    Starvation loop = new Starvation("event loop", 1, List.of(worker(1)), 0, List.of(7L, 8L));

    Candidate candidate = Objects.requireNonNull(rule.judge(loop));

    assertThat(candidate.subjects()).contains(Subject.task(7), Subject.task(8));
  }

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("StarvedPool");
  }

  @Test
  void tellsWhoWaitsWhereForWhat() {
    Candidate candidate =
        rule.judge(
            new Starvation(
                "pool",
                2,
                List.of(
                    new Worker("w-1", 5, List.of(GET, OUTER), Reason.RUNNING, "w-2", null),
                    new Worker("w-2", 9, List.of(GET, INNER), Reason.QUEUED, null, null))));

    assertThat(candidate).isNotNull();
    assertThat(candidate.message())
        .isEqualTo(
            "Every one of the 2 threads of the pool, with 2 tasks in its queue, waits for work"
                + " queued behind it: 'w-2' in FutureTask.get at Orders.price (Orders.java:52) for"
                + " a task in the queue; 'w-1' in FutureTask.get at Orders.place (Orders.java:41)"
                + " for what 'w-2' runs");
    assertThat(candidate.site()).isEqualTo(INNER.element());
    assertThat(candidate.thread()).isEqualTo("w-2");
  }

  @Test
  void isAboutTheWaitsOfAllOfThem() {
    Candidate candidate = rule.judge(new Starvation("pool", 1, List.of(worker(1), worker(2))));

    assertThat(candidate).isNotNull();
    assertThat(candidate.subjects()).containsExactly(new Moment("w-2", 2), new Moment("w-1", 1));
  }

  @Test
  void namesNotAllOfMany() {
    Candidate candidate =
        rule.judge(
            new Starvation(
                "pool",
                1,
                IntStream.rangeClosed(1, 20).mapToObj(StarvedPoolTests::worker).toList()));

    assertThat(candidate).isNotNull();
    assertThat(candidate.message()).contains("'w-20'", "; and 12 more").doesNotContain("'w-12'");
    assertThat(candidate.subjects()).hasSize(20);
  }

  @Test
  void blamesTheUsersLineWhereThereIsOne() {
    Frame driver = library("io.db.Driver.query:7");
    Worker ofLibrary = new Worker("w-9", 9, List.of(GET, driver), Reason.DEPENDENT, null, null);

    Candidate both = rule.judge(new Starvation("pool", 1, List.of(worker(1), ofLibrary)));
    Candidate alone = rule.judge(new Starvation("pool", 1, List.of(ofLibrary)));

    assertThat(both).isNotNull();
    assertThat(both.site()).isEqualTo(OUTER.element());
    assertThat(alone).isNotNull();
    assertThat(alone.site()).isEqualTo(driver.element());
  }

  @Test
  void saysNothingWhereNoCodeIsToBeSeen() {
    Worker bare = new Worker("w-1", 1, List.of(GET), Reason.QUEUED, null, null);

    assertThat(rule.judge(new Starvation("pool", 1, List.of(bare)))).isNull();
  }

  private static Worker worker(int number) {
    return new Worker("w-" + number, number, List.of(GET, OUTER), Reason.QUEUED, null, null);
  }
}

package dev.selvedge.agent.rule.neverstarted;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.event.UnstartedWork.Kind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeverStartedTests {

  private static final Frame NEW = jdk("java.lang.Thread.<init>:686");
  private static final Frame PLACE = user("com.acme.Orders.place:41");
  private static final Frame INITIALISER = user("com.acme.Orders.<clinit>:12");

  private final NeverStarted rule = new NeverStarted();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("NeverStarted");
  }

  @ParameterizedTest
  @EnumSource
  void firesForEveryKindOfWork(Kind kind) {
    assertThat(rule.judge(work(kind, "w1", false, NEW, PLACE))).isNotNull();
  }

  @Test
  void blamesTheLineThatMadeIt() {
    UnstartedWork work = work(Kind.THREAD, "w1", false, NEW, PLACE);

    Candidate candidate = judge(work);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(PLACE.element());
    assertThat(candidate.origin()).isEqualTo(PLACE.element());
    assertThat(candidate.lineage()).isEqualTo(work.lineage());
    assertThat(candidate.stack()).containsExactly(NEW.element(), PLACE.element());
    assertThat(candidate.certainty().reached(0)).isTrue();
  }

  @Test
  void saysOfAThreadWhichOneWasNotStarted() {
    assertThat(judge(work(Kind.THREAD, "w1", false, NEW, PLACE)).message())
        .isEqualTo(
            "thread 'mailer' made at Orders.place (Orders.java:41) was never started: what it"
                + " describes was never done");
  }

  @Test
  void saysOfAPublisherByWhichCallItWasAssembled() {
    assertThat(
            judge(work(Kind.MONO, "w1", false, library("reactor.core.Mono.map:12"), PLACE))
                .message())
        .isEqualTo(
            "Mono assembled at Orders.place (Orders.java:41) by Mono.map was never subscribed to:"
                + " what it describes was never done");
  }

  @Test
  void isSilentAboutWhatALibraryMade() {
    assertThat(rule.judge(work(Kind.THREAD, "w1", false, NEW, library("org.lib.Pool.grow"), PLACE)))
        .isNull();
  }

  @Test
  void isSilentAboutWhatNoUserHadToDoWith() {
    assertThat(rule.judge(work(Kind.THREAD, "w1", false, NEW))).isNull();
  }

  @Test
  void isSilentAboutWhatMayBeBegunAfterTheWindow() {
    assertThat(rule.judge(work(Kind.THREAD, "w1", true, NEW, PLACE))).isNull();
  }

  @Test
  void isSilentAboutATestThatIsTheFirstToUseAClass() {
    assertThat(rule.judge(work(Kind.THREAD, "w1", false, NEW, INITIALISER))).isNull();
  }

  @Test
  void firesForAnInitialiserWhenTheJvmEnds() {
    assertThat(rule.judge(work(Kind.THREAD, Lineage.JVM, false, NEW, INITIALISER))).isNotNull();
  }

  private Candidate judge(UnstartedWork work) {
    return Objects.requireNonNull(rule.judge(work));
  }

  private static UnstartedWork work(Kind kind, String window, boolean keeper, Frame... origin) {
    Lineage lineage =
        new Lineage(window, List.of(new Ancestor(1, TaskKind.TEST, "OrdersTests", null)), 0);
    return new UnstartedWork(kind, "mailer", List.of(origin), lineage, 5, keeper);
  }
}

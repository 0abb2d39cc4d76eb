package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is allowed is no finding, and is counted. */
class AllowanceTests extends VerdictFixture {

  private static final Allowance HANDLER = allowance("BlockedEventLoop", "com.acme.Handler");

  @Test
  void keepsAFindingFromBeingOne() throws IOException {
    allow(HANDLER);
    propose(candidate());
    propose(candidate());
    verdict.flush();

    assertThat(verdict.findings()).isEmpty();
    assertThat(lines("finding")).isEmpty();
    assertThat(verdict.suppressed()).isEqualTo(1);
    assertThat(verdict.suppressions())
        .containsExactly(
            Map.of(
                "rule", "BlockedEventLoop",
                "where", "com.acme.Handler",
                "because", "it is old",
                "from", "option",
                "findings", 1,
                "occurrences", 2L));
  }

  @Test
  void isInTheJournalBeforeAndAfterItWasNeeded() throws IOException {
    allow(HANDLER);
    verdict.flush();
    propose(candidate());
    verdict.flush();

    assertThat(lines("allowance"))
        .extracting(line -> line.get("id").getAsString(), line -> line.get("findings").getAsInt())
        .containsExactly(tuple("a1", 0), tuple("a1", 1));
  }

  @Test
  void isForItsRuleAlone() {
    allow(allowance("UnfinishedTask", "com.acme.Handler"));
    propose(candidate());

    assertThat(verdict.findings()).hasSize(1);
    assertThat(verdict.suppressed()).isZero();
  }

  @Test
  void mayBeForAllRules() {
    allow(allowance("*", "com.acme.*"));
    propose(candidate());

    assertThat(verdict.findings()).isEmpty();
  }

  @Test
  void isForItsCodeAlone() {
    allow(allowance("BlockedEventLoop", "com.acme.Other"));
    propose(candidate());

    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void isForWhereTheWorkWasStartedToo() {
    allow(allowance("BlockedEventLoop", "com.acme.Server.start"));
    StackTraceElement origin = new StackTraceElement("com.acme.Server", "start", "Server.java", 7);
    propose(withOrigin(origin));

    assertThat(verdict.findings()).isEmpty();
  }

  @Test
  void countsWhatHasBecomeCertainOnly() {
    allow(HANDLER);
    Object proposed = propose(candidate(RULE, line(41), Certainty.after(1_000)));
    verdict.ended(proposed, 10);
    verdict.flush();

    assertThat(verdict.suppressed()).isZero();
  }

  @Test
  void ofAWindowIsForWhatHappensInIt() {
    String allowed = verdict.open(Map.of("kind", "test", "name", "A"), List.of(HANDLER));
    propose(candidate());
    Map<String, Object> closed = verdict.close(allowed);
    String other = open("test", "B", null);
    propose(candidate());

    assertThat(maps(closed, "findings")).isEmpty();
    assertThat(maps(verdict.close(other), "failing")).hasSize(1);
    assertThat(verdict.suppressed()).isEqualTo(1);
  }

  @Test
  void ofAClassIsForTheTestsInIt() {
    String type = verdict.open(Map.of("kind", "class", "name", "C"), List.of(HANDLER));
    String test = open("test", "A", type);
    propose(candidate());

    assertThat(maps(verdict.close(test), "findings")).isEmpty();
  }

  @Test
  void ofATestIsForItsWorkAlsoWhenAnotherTestRuns() {
    String allowed = verdict.open(Map.of("kind", "test", "name", "A"), List.of(HANDLER));
    String other = open("test", "B", null);
    propose(ofLineage(allowed));
    propose(ofLineage(other));

    assertThat(maps(verdict.close(allowed), "findings")).isEmpty();
    assertThat(maps(verdict.close(other), "findings")).hasSize(1);
  }

  @Test
  void ofATestIsForItsWorkAlsoWhenTheTestIsOver() {
    String allowed = verdict.open(Map.of("kind", "test", "name", "A"), List.of(HANDLER));
    verdict.close(allowed);
    propose(ofLineage(allowed));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.suppressed()).isEqualTo(1);
  }

  @Test
  void isToldOnceHoweverManyTestsHaveIt() throws IOException {
    for (String name : List.of("A", "B", "C")) {
      verdict.close(verdict.open(Map.of("kind", "test", "name", name), List.of(HANDLER)));
    }
    verdict.flush();

    assertThat(lines("allowance")).hasSize(1);
  }

  @Test
  void ofALibraryIsForFramesOfThatLibrary() {
    verdict =
        new Verdict(
            new Policy(Map.of(), Severity.ERROR, 64),
            journal,
            new Allowances(
                List.of(),
                source -> source.equals("file:a.jar") ? List.of(HANDLER) : List.of(),
                element -> new PlacedFrame(element, null)));

    verdict.propose(candidate(), List.of(new PlacedFrame(line(41), "file:a.jar")));
    assertThat(verdict.findings()).isEmpty();

    verdict.propose(
        candidate(),
        List.of(
            new PlacedFrame(line(41), "file:b.jar"),
            new PlacedFrame(
                new StackTraceElement("com.acme.a.Caller", "call", "Caller.java", 1),
                "file:a.jar")));
    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void needsTheFramesOnlyWhereSomethingMayBeAllowed() {
    Allowances allowances =
        new Allowances(
            List.of(),
            new Allowances.OfLibraries() {
              @Override
              public List<Allowance> of(String source) {
                return List.of();
              }

              @Override
              public boolean isKnownToAllowNothing(String source) {
                return source.equals("file:a.jar");
              }
            },
            element -> new PlacedFrame(element, null));
    List<Frame> known = List.of(new PlacedFrame(line(41), "file:a.jar"));
    List<Frame> unknown = List.of(new PlacedFrame(line(41), "file:b.jar"));

    assertThat(allowances.needed(known, List.of())).isEmpty();
    assertThat(allowances.needed(unknown, List.of())).isEqualTo(unknown);
    assertThat(allowances.needed(known, List.of(HANDLER))).isEqualTo(known);
  }

  @Test
  void letsACallGoOnThatWouldBeRefused() {
    Object refused = propose(candidate());
    assertThat(verdict.counting(refused, 0)).isNotNull();

    String window = verdict.open(Map.of("kind", "test", "name", "A"), List.of(HANDLER));
    assertThat(verdict.counting(propose(candidate()), 0)).isNull();
    verdict.close(window);
    assertThat(verdict.counting(propose(candidate()), 0)).isNotNull();

    allow(HANDLER);
    assertThat(verdict.counting(propose(candidate()), 0)).isNull();
  }

  private void allow(Allowance... allowances) {
    verdict =
        new Verdict(
            new Policy(Map.of(), Severity.ERROR, 64),
            journal,
            new Allowances(
                List.of(allowances),
                source -> List.of(),
                element -> Frame.of(element, Owner.USER, null)));
  }

  private Object propose(Candidate candidate) {
    return verdict.propose(candidate);
  }

  private static Allowance allowance(String rule, String where) {
    return new Allowance(rule, where, "it is old", "option");
  }

  private static Candidate ofLineage(String window) {
    Candidate made = candidate();
    return made.again(made.nanos(), made.certainty(), new Lineage(window, List.of(), 0));
  }

  private static Candidate withOrigin(StackTraceElement origin) {
    Candidate made = candidate();
    return new Candidate(
        made.rule(),
        made.api(),
        made.message(),
        made.fix(),
        made.site(),
        made.stack(),
        made.thread(),
        made.nanos(),
        made.certainty(),
        origin,
        null);
  }

  /** A frame of a class from somewhere. */
  private record PlacedFrame(StackTraceElement element, @Nullable String source) implements Frame {

    @Override
    public String className() {
      return element.getClassName();
    }

    @Override
    public String methodName() {
      return element.getMethodName();
    }

    @Override
    public Owner owner() {
      return Owner.LIBRARY;
    }

    @Override
    public boolean isA(String typeName) {
      return className().equals(typeName);
    }

    @Override
    public String publicName() {
      return className() + "." + methodName();
    }
  }
}

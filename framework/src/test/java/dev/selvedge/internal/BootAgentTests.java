package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BootAgentTests {

  @Test
  void callsThroughToTheBridge() {
    Agent agent = BootAgent.connect(Bridge.class, Bridge.class);

    assertThat(agent.start()).containsEntry("type", "start");
    assertThat(agent.open(Map.of("name", "bar"))).isEqualTo("window bar");
    assertThat(agent.close("w1")).containsEntry("id", "w1");
    assertThat(agent.leave("w1")).containsEntry("left", "w1");
    assertThat(agent.dump()).isEqualTo("dump");
    assertThat(agent.dump("w1")).isEqualTo("dump of w1");
    assertThat(agent.current()).isEqualTo("w1");
    assertThat(agent.alive("w1", new Thread("main"))).containsEntry("tasks", List.of("w1 main"));
    assertThat(agent.explain("a future")).containsExactly("why a future");
  }

  @Test
  void handsTestsForEventLoopsToTheBridge() throws Exception {
    Agent agent = BootAgent.connect(Bridge.class, Bridge.class);
    Thread thread = new Thread("asked about");
    List<Thread> asked = new ArrayList<>();

    AutoCloseable added = agent.eventLoops(asked::add);
    assertThat(Bridge.tests.get(0).test(thread)).isTrue();
    added.close();

    assertThat(asked).containsExactly(thread);
    assertThat(Bridge.tests).isEmpty();
  }

  @Test
  void handsFuturesThatNobodyAwaitsToTheBridge() {
    CompletableFuture<String> future = new CompletableFuture<>();

    BootAgent.connect(Bridge.class, Bridge.class).detached(future, "meant");

    assertThat(Bridge.detached).containsExactly(future, "meant");
  }

  @Test
  void doesNotNeedTheTestsToSeeTheBridge() {
    assertThat(BootAgent.connect(Bridge.class, null).start()).isNotEmpty();
  }

  @Test
  void whatTheBridgeThrowsIsNotWrapped() {
    Agent agent = BootAgent.connect(Bridge.class, Bridge.class);

    assertThatThrownBy(() -> agent.close("unknown"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown");
  }

  @Test
  void saysThatTheAgentIsMissing() {
    assertLine(() -> BootAgent.connect(null, null), "not running", "-javaagent:", "prepare-agent");
  }

  @Test
  void saysThatTheAgentHasNotStarted() {
    assertLine(
        () -> BootAgent.connect(Silent.class, Silent.class), "not started", "standard error");
  }

  @Test
  void refusesASecondCopy() {
    assertLine(
        () -> BootAgent.connect(Bridge.class, String.class), "second copy", "off the module path");
  }

  @Test
  void refusesABridgeOfAnotherVersion() {
    assertLine(() -> BootAgent.connect(String.class, String.class), "does not fit", "same version");
  }

  private static void assertLine(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable connecting, String... parts) {
    assertThatThrownBy(connecting)
        .isInstanceOf(AgentProblem.class)
        .hasMessageContainingAll(parts)
        .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"))
        .satisfies(problem -> assertThat(problem.getStackTrace()).isEmpty());
  }

  /** What the agent offers, in a class of another loader. */
  public static final class Bridge {

    static final List<Predicate<? super Thread>> tests = new ArrayList<>();
    static final List<Object> detached = new ArrayList<>();
    static final Map<String, Object> swept = new HashMap<>();

    private Bridge() {}

    public static void detached(Object future, String why) {
      detached.add(future);
      detached.add(why);
    }

    public static AutoCloseable eventLoops(Predicate<? super Thread> test) {
      tests.add(test);
      return () -> tests.remove(test);
    }

    public static Map<String, Object> start() {
      return Map.of("type", "start");
    }

    public static String open(Map<String, Object> window) {
      return "window " + window.get("name");
    }

    public static Map<String, Object> close(String id) {
      if (id.equals("unknown")) {
        throw new IllegalArgumentException(id);
      }
      return Map.of("id", id);
    }

    public static Map<String, Object> leave(String id) {
      return Map.of("left", id);
    }

    public static Map<String, Object> look(String id, long settleNanos) {
      return Map.of("id", id, "settled", settleNanos);
    }

    public static Map<String, Object> options() {
      return Map.of("accepted", List.of("settle"));
    }

    public static void sweep(String id, Map<String, Object> plan) {
      swept.put(id, plan);
    }

    public static Map<String, Object> swept(String id) {
      return Map.of("points", String.valueOf(swept.get(id)));
    }

    public static void scale(String id, Map<String, Object> plan) {
      swept.put(id, plan);
    }

    public static void endWait(Thread thread) {
      swept.put(thread.getName(), "ended");
    }

    public static String dump() {
      return "dump";
    }

    public static String dump(String id) {
      return "dump of " + id;
    }

    public static String current() {
      return "w1";
    }

    public static Map<String, Object> alive(String id, Thread waiter) {
      return Map.of("tasks", List.of(id + " " + waiter.getName()));
    }

    public static List<String> explain(Object future) {
      return List.of("why " + future);
    }
  }

  /** An agent that was attached and did not like its options. */
  @SuppressWarnings("DoNotCallSuggester") // the guard looks for these methods, and none is called
  public static final class Silent {

    private Silent() {}

    public static Map<String, Object> start() {
      throw new IllegalStateException("the Selvedge agent has not started");
    }

    public static String open(Map<String, Object> window) {
      throw new AssertionError(window);
    }

    public static Map<String, Object> close(String id) {
      throw new AssertionError(id);
    }

    public static Map<String, Object> leave(String id) {
      throw new AssertionError(id);
    }

    public static Map<String, Object> look(String id, long settleNanos) {
      throw new AssertionError(id);
    }

    public static Map<String, Object> options() {
      throw new AssertionError("options");
    }

    public static void sweep(String id, Map<String, Object> plan) {
      throw new AssertionError(id);
    }

    public static Map<String, Object> swept(String id) {
      throw new AssertionError(id);
    }

    public static void scale(String id, Map<String, Object> plan) {
      throw new AssertionError(id);
    }

    public static void endWait(Thread thread) {
      throw new AssertionError(thread);
    }

    public static String dump() {
      throw new AssertionError();
    }

    public static String dump(String id) {
      throw new AssertionError(id);
    }

    public static String current() {
      throw new AssertionError();
    }

    public static Map<String, Object> alive(String id, Thread waiter) {
      throw new AssertionError(waiter);
    }

    public static List<String> explain(Object future) {
      throw new AssertionError(future);
    }

    public static void detached(Object future, String why) {
      throw new AssertionError(why);
    }

    public static AutoCloseable eventLoops(Predicate<? super Thread> test) {
      throw new AssertionError(test);
    }
  }
}

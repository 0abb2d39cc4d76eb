package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineageLinesTests {

  private static final StackTraceElement PLACE =
      new StackTraceElement("com.acme.Orders", "place", "Orders.java", 41);
  private static final Ancestor TEST =
      new Ancestor(1, TaskKind.TEST, "com.acme.OrdersTests.places()", null);

  @Test
  void areNoneIfTheLineageIsNotKnown() {
    assertThat(LineageLines.of(null)).isEmpty();
  }

  @Test
  void beginWithTheOutermostTask() {
    Lineage lineage =
        new Lineage(
            "w1", List.of(new Ancestor(7, TaskKind.POOL_TASK, "pool-1-thread-2", PLACE), TEST), 0);

    assertThat(LineageLines.of(lineage))
        .containsExactly(
            Map.of("task", 1L, "kind", "test", "name", "test com.acme.OrdersTests.places()"),
            Map.of(
                "task", 7L,
                "kind", "pool task",
                "name", "pool task #7 'pool-1-thread-2'",
                "class", "com.acme.Orders",
                "method", "place",
                "file", "Orders.java",
                "line", 41));
  }

  @Test
  void tellTasksWithoutANameApartByTheirNumbers() {
    assertThat(name(new Ancestor(9, TaskKind.STAGE, null, PLACE))).isEqualTo("stage #9");
  }

  @ParameterizedTest
  @EnumSource
  void nameEveryKind(TaskKind kind) {
    assertThat(name(new Ancestor(9, kind, "x", null)))
        .isEqualTo(kind.isWindow() ? kind.words() + " x" : kind.words() + " #9 'x'");
  }

  @Test
  void nameTheJvmOnce() {
    assertThat(name(new Ancestor(1, TaskKind.JVM, "JVM", null))).isEqualTo("JVM");
  }

  @Test
  void sayWhereAndHowManyAreLeftOut() {
    List<Ancestor> nearestFirst = new ArrayList<>();
    for (int id = 140; id > 140 - Lineage.LAST; id--) {
      nearestFirst.add(new Ancestor(id, TaskKind.POOL_TASK, null, PLACE));
    }
    for (int id = Lineage.FIRST; id > 0; id--) {
      nearestFirst.add(new Ancestor(id, TaskKind.POOL_TASK, null, PLACE));
    }

    List<Map<String, Object>> lines = LineageLines.of(new Lineage("w1", nearestFirst, 108));

    assertThat(lines).hasSize(Lineage.FIRST + 1 + Lineage.LAST);
    assertThat(lines.get(Lineage.FIRST - 1)).contains(entry("task", 8L));
    assertThat(lines.get(Lineage.FIRST))
        .containsOnly(entry("name", "108 omitted"), entry("omitted", 108));
    assertThat(lines.get(Lineage.FIRST + 1)).contains(entry("task", 117L));
    assertThat(lines.get(lines.size() - 1)).contains(entry("task", 140L));
  }

  private static Object name(Ancestor ancestor) {
    return LineageLines.of(new Lineage("w1", List.of(ancestor), 0)).get(0).get("name");
  }
}

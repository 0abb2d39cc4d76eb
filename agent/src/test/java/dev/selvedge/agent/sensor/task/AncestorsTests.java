package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much of a chain of tasks is kept. */
class AncestorsTests {

  private final TaskWindow window = new TaskWindow("w1", "com.acme.FooTest.bar()", null);
  private final Task body = new Task(TaskKind.TEST, window, null, null);

  @Test
  void areAllOfAShortChain() {
    Task task = chain(31);

    Lineage lineage = lineage(task);

    assertThat(lineage.tasks()).hasSize(32);
    assertThat(lineage.omitted()).isZero();
    assertThat(lineage.window()).isEqualTo("w1");
    assertThat(lineage.tasks().get(0).id()).isEqualTo(task.id());
    assertThat(lineage.tasks().get(31).name()).isEqualTo("com.acme.FooTest.bar()");
  }

  @Test
  void areTheFirstAndTheLastOfALongOne() {
    for (int length : new int[] {32, 33, 63, 64, 65, 100, 1_000, 12_345}) {
      Task task = chain(length);

      Lineage lineage = lineage(task);

      assertThat(lineage.tasks()).as("of " + length).hasSize(Lineage.FIRST + Lineage.LAST);
      assertThat(lineage.omitted()).as("of " + length).isEqualTo(length + 1 - 32);
      assertThat(lineage.tasks().get(0).id()).isEqualTo(task.id());
      assertThat(lineage.tasks().get(31).kind()).isEqualTo(TaskKind.TEST);
    }
  }

  @Test
  void keepTheirNumbers() {
    Task first = body.child(TaskKind.POOL_TASK, null);
    long number = first.id();
    Task task = first;
    for (int i = 0; i < 500; i++) {
      task = task.child(TaskKind.POOL_TASK, null);
    }

    List<Ancestor> tasks = lineage(task).tasks();

    assertThat(tasks.get(tasks.size() - 2).id()).isEqualTo(number);
    assertThat(tasks).extracting(Ancestor::id).doesNotHaveDuplicates();
  }

  @Test
  void areNoLongerThanTwiceWhatIsKept() {
    int kept = 0;
    for (Task each = chain(100_000); each != null; each = each.parent) {
      kept++;
    }

    assertThat(kept).isLessThanOrEqualTo(2 * (Lineage.FIRST + Lineage.LAST) + 1);
  }

  @Test
  void areNoneOfWorkOfNobody() {
    assertThat(Ancestors.of(Task.ofNobody())).isNull();
    assertThat(Ancestors.of(null)).isNull();
  }

  private Task chain(int length) {
    Task task = body;
    for (int i = 0; i < length; i++) {
      task = task.child(TaskKind.POOL_TASK, null);
    }
    return task;
  }

  private static Lineage lineage(Task task) {
    return Objects.requireNonNull(Ancestors.of(task));
  }
}

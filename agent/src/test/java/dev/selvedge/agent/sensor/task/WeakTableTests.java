package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakTableTests {

  private final WeakTable<String> table = new WeakTable<>(2);

  @Test
  void knowsObjectsByIdentity() {
    List<String> one = new ArrayList<>();
    table.put(one, "one");

    assertThat(table.get(one)).isEqualTo("one");
    assertThat(table.get(new ArrayList<String>())).isNull();
  }

  @Test
  void forgetsWhatIsRemoved() {
    Object one = new Object();
    table.put(one, "one");

    assertThat(table.remove(one)).isEqualTo("one");
    assertThat(table.get(one)).isNull();
  }

  @Test
  void knowsNoMoreThanItMay() {
    Object third = new Object();
    table.put(new Object(), "one");
    table.put(new Object(), "two");
    table.put(third, "three");

    assertThat(table.get(third)).isNull();
  }

  @Test
  void givesWhatIsAskedForAndKeepsTheRest() {
    Object other = new Object();
    table.put("object", "one");
    table.put(other, "two");

    assertThat(table.take("one"::equals)).containsExactly("one");
    assertThat(table.take("one"::equals)).isEmpty();
    assertThat(table.get(other)).isEqualTo("two");
  }

  @Test
  void givesWhatIsKnownOfObjectsThatAreGone() {
    Object held = new Object();
    table.put(held, "held");
    table.put(new Object(), "gone");

    List<String> gone = new ArrayList<>();
    await()
        .until(
            () -> {
              System.gc();
              gone.addAll(table.takeGone(value -> true));
              return !gone.isEmpty();
            });

    assertThat(gone).containsExactly("gone");
    assertThat(table.get(held)).isEqualTo("held");
  }
}

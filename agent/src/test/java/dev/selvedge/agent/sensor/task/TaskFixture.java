package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** Opens windows on the thread of the test, without an agent. */
abstract class TaskFixture {

  private static final AtomicLong IDS = new AtomicLong();

  private final List<String> open = new ArrayList<>();

  @AfterEach
  void closeWhatIsOpen() {
    List.copyOf(open).forEach(id -> TaskWindows.close(id, 0, false));
    ThreadStarts.ended();
  }

  String open(String kind, String name) {
    return open(kind, name, null);
  }

  String open(String kind, String name, String parent) {
    String id = "u" + IDS.incrementAndGet();
    TaskWindows.open(id, kind, name, parent, 0);
    open.add(id);
    return id;
  }

  List<LiveTask> close(String id) {
    return close(id, 50);
  }

  List<LiveTask> close(String id, long settleMillis) {
    open.remove(id);
    return TaskWindows.close(id, TimeUnit.MILLISECONDS.toNanos(settleMillis), false).left();
  }

  void leave(String id, long settleMillis) {
    open.remove(id);
    TaskWindows.leave(id, TimeUnit.MILLISECONDS.toNanos(settleMillis));
  }

  /** The task that runs now. */
  static Task current() {
    return ThreadTable.currentOrNew().current();
  }
}

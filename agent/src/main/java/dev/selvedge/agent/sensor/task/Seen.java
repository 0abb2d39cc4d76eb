package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task, or a window that is closed, as a snapshot has met it. */
final class Seen {

  final @Nullable Task task;
  final @Nullable ThreadTasks thread;
  final @Nullable Object queued;
  final List<Seen> below = new ArrayList<>();

  private final @Nullable String words;

  Seen(
      @Nullable Task task,
      @Nullable String words,
      @Nullable ThreadTasks thread,
      @Nullable Object queued) {
    this.task = task;
    this.words = words;
    this.thread = thread;
    this.queued = queued;
  }

  /** The scope in which it was forked; null if it was not. */
  @Nullable Object scope() {
    return task != null && task.kind == TaskKind.SUBTASK ? task.owner : null;
  }

  /** Its kind and number. */
  String name() {
    return task == null ? "" : task.kind.words() + " #" + task.id();
  }

  String text(WaitingFor waits) {
    if (task == null) {
      return words == null ? "" : words;
    }
    StringBuilder text = new StringBuilder();
    if (task.kind.isWindow()) {
      text.append(windowOf(task));
    } else {
      text.append(name());
      StackTraceElement line = task.origin == null ? null : task.origin.line();
      text.append(line == null ? "" : ", made at " + Waits.shown(line));
    }
    return text.append(state(waits)).toString();
  }

  /** The window of which a task is the body, whose name may say what it is. */
  static String windowOf(Task body) {
    String kind = body.kind.words();
    String name = body.window == null ? "" : body.window.name;
    return name.startsWith(kind) ? name : kind + " " + name;
  }

  private String state(WaitingFor waits) {
    if (thread == null) {
      return queued == null ? "" : ", " + waits.queued(this);
    }
    String name = thread.thread.getName();
    String on = name.isEmpty() ? ", on a virtual thread" : ", on '" + name + "'";
    return isInnermost() ? on + waits.running(thread) : on + ", below another task";
  }

  private boolean isInnermost() {
    return thread != null && thread.current() == task;
  }
}

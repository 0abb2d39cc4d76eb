package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's line that answers for a task. It is the line that made the task, and not the place
 * where the task happens to be: that one may be another in each run, and in each of a thousand
 * tasks that one line made, while the line that made them is where somebody has to wait for them.
 *
 * @param line the line that made the task; if that is not known, the outermost one of its body
 * @param api what that line called; if that is not known, the body itself
 * @param made whether it is the line that made the task
 */
record Subject(StackTraceElement line, String api, boolean made) {

  /** The subject of a task; null if it is not the user's. */
  static @Nullable Subject of(LiveTask task) {
    int maker = maker(task);
    if (maker < 0) {
      return body(task);
    }
    List<Frame> origin = task.origin();
    Frame line = origin.get(maker);
    if (line.owner() != Owner.USER || JdkHelpers.made(task.kind(), origin.subList(0, maker))) {
      return null;
    }
    return new Subject(line.element(), origin.get(Math.max(0, maker - 1)).publicName(), true);
  }

  /**
   * The frame that made the task: the innermost one that is neither the JDK's nor the inside of
   * what was called; -1 if it is not known. The first frame is what was called, also where it is
   * the loop of a library that was called to take the task.
   */
  private static int maker(LiveTask task) {
    List<Frame> origin = task.origin();
    for (int i = 0; i < origin.size(); i++) {
      Owner owner = origin.get(i).owner();
      if (owner == Owner.USER || (owner == Owner.LIBRARY && !takes(task, i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a library's frame takes the task. Of the threads that it starts it is the maker. */
  private static boolean takes(LiveTask task, int index) {
    return !isThread(task.kind())
        && (index == 0 || LibraryExecutors.take(task.origin().get(index)));
  }

  /**
   * What the task runs, if it is all that is known of it. If it is not the user's there is no line
   * to show; nor is it if a library's loop has just called the user, who may be gone with the next
   * look.
   */
  private static @Nullable Subject body(LiveTask task) {
    boolean made = !task.origin().isEmpty();
    if (task.state() != State.RUNNING || task.periodic() || (made && isThread(task.kind()))) {
      return null;
    }
    Frame body = null;
    for (Frame frame : task.stack()) {
      body = frame.owner() == Owner.JDK ? body : frame;
    }
    return body == null || body.owner() != Owner.USER
        ? null
        : new Subject(body.element(), body.className() + "." + body.methodName(), false);
  }

  /** Whether the work has a thread of its own. */
  static boolean isThread(TaskKind kind) {
    return kind == TaskKind.THREAD || kind == TaskKind.VIRTUAL_THREAD || kind == TaskKind.SUBTASK;
  }
}

package dev.selvedge.agent;

import dev.selvedge.agent.event.DumpNode;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.sensor.task.TaskWindows;
import java.util.List;

/** The task dump as text for a terminal: a tree of windows, scopes and tasks. */
final class TaskDump {

  private final StringBuilder text = new StringBuilder();

  private TaskDump() {}

  /** The dump of this moment. */
  static String now() {
    return of(TaskWindows.snapshot());
  }

  /** The dump of this moment, of one window and those in it. */
  static String of(String window) {
    return of(TaskWindows.snapshot(window));
  }

  /** The dump of some windows and tasks. */
  static String of(List<DumpNode> roots) {
    TaskDump dump = new TaskDump();
    dump.text.append("Selvedge task dump\n");
    if (roots.isEmpty()) {
      dump.text.append("  no window is open, and none has left a task\n");
    }
    for (DumpNode root : roots) {
      dump.text.append("  ").append(Inert.sentence(root.text())).append('\n');
      dump.below(root, "  ");
    }
    return dump.text.toString();
  }

  private void below(DumpNode node, String indent) {
    for (int i = 0; i < node.children().size(); i++) {
      boolean last = i == node.children().size() - 1;
      DumpNode child = node.children().get(i);
      text.append(indent).append(last ? "└─ " : "├─ ");
      text.append(Inert.sentence(child.text())).append('\n');
      below(child, indent + (last ? "   " : "│  "));
    }
  }
}

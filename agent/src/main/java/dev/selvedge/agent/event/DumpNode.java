package dev.selvedge.agent.event;

import java.util.List;

/**
 * A line of the task dump, with what belongs below it.
 *
 * @param text what there is to say of a window, a scope or a task; may hold whatever the program
 *     put into its names
 */
public record DumpNode(String text, List<DumpNode> children) {

  public DumpNode {
    children = List.copyOf(children);
  }
}

package dev.selvedge.agent.event;

import java.util.List;

/**
 * Numbers over time.
 *
 * @param columns what each number of a point is, but for the first
 * @param points the points, the oldest first: when it was, on the clock of {@link
 *     System#nanoTime()}, and a number for each column
 */
public record Series(List<String> columns, List<List<Long>> points) {

  public Series {
    columns = List.copyOf(columns);
    points = List.copyOf(points);
  }
}

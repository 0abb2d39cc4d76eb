package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of a window have ended in which way, by the place that made them: those that user
 * code has given to a thread or an executor.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class TaskTallies {

  /** More places are not told apart. */
  private static final int MOST = 64;

  private static final int OUTCOMES = 4;

  private final ConcurrentHashMap<Place, AtomicIntegerArray> places = new ConcurrentHashMap<>(2);

  /** A task has ended, in one way or another. */
  void ended(Task task) {
    byte outcome = outcomeOf(task);
    Origin origin = task.origin;
    if (outcome != Task.OPEN && origin != null) {
      TaskKind kind = task.ofStage ? TaskKind.STAGE : task.kind;
      tallyOf(new Place(origin.frames, kind)).incrementAndGet(outcome);
    }
  }

  private AtomicIntegerArray tallyOf(Place place) {
    AtomicIntegerArray known = places.get(place);
    if (known != null) {
      return known;
    }
    // Of the rest there is one for each kind.
    Place told = places.size() < MOST ? place : new Place(null, place.kind);
    AtomicIntegerArray fresh = new AtomicIntegerArray(OUTCOMES);
    known = places.putIfAbsent(told, fresh);
    return known == null ? fresh : known;
  }

  /** One that will be run again has not ended. */
  private static byte outcomeOf(Task task) {
    byte seen = task.outcome;
    if (seen != Task.OPEN) {
      return seen;
    }
    if (task.state != Task.RUNNING || task.cancelled) {
      return Task.CANCELLED;
    }
    return task.periodic ? Task.OPEN : Task.SUCCEEDED;
  }

  /**
   * What the journal says of them and of those that are alive: an entry for each place and kind.
   */
  List<Map<String, Object>> lines(Alive alive) {
    Map<Place, int[]> counts = new LinkedHashMap<>();
    places.forEach(
        (place, tally) -> {
          int[] ended = new int[OUTCOMES];
          for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            ended[outcome] = tally.get(outcome);
          }
          counts.put(place, ended);
        });
    for (Place each : alive.places) {
      counts.computeIfAbsent(each, place -> new int[OUTCOMES])[Task.OPEN]++;
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    counts.forEach((place, count) -> lines.add(line(place, count)));
    return lines;
  }

  private static Map<String, Object> line(Place place, int[] count) {
    Map<String, Object> line = new LinkedHashMap<>();
    StackTraceElement site = place.line();
    if (site != null) {
      line.put("site", SiteLines.of(site));
    }
    line.put("kind", place.kind.words());
    String api = place.frames == null ? null : Waits.apiOf(place.frames);
    if (api != null) {
      line.put("api", api);
    }
    line.put("succeeded", count[Task.SUCCEEDED]);
    line.put("failed", count[Task.FAILED]);
    line.put("cancelled", count[Task.CANCELLED]);
    line.put("alive", count[Task.OPEN]);
    return line;
  }

  /** The tasks that are alive. */
  static final class Alive {
    private final List<Place> places = new ArrayList<>();

    void add(List<Frame> origin, TaskKind kind) {
      places.add(new Place(origin, kind));
    }
  }

  /** Where tasks of a kind are made; the frames are the same for the same place. */
  private record Place(@Nullable List<Frame> frames, TaskKind kind) {

    @Nullable StackTraceElement line() {
      if (frames != null) {
        for (Frame frame : frames) {
          if (frame.owner() == Frame.Owner.USER) {
            return frame.element();
          }
        }
      }
      return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place && place.frames == frames && place.kind == kind;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(frames) + kind.hashCode();
    }
  }
}

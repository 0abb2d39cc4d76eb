package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place in the code where tasks of a window make others, each of them a {@link FanOut}. Keeps the
 * largest of these, so that its size does not depend on how many tasks get there.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class FanOutSite {

  private static final int KEPT = 8;

  final TaskWindow window;
  final Origin origin;
  final TaskKind kind;

  /** How many tasks have made others here. */
  final LongAdder owners = new LongAdder();

  /** The largest of those that were taken out; null if none was. */
  private volatile @Nullable FanOut told;

  private final AtomicReferenceArray<FanOut> largest = new AtomicReferenceArray<>(KEPT);

  FanOutSite(TaskWindow window, Origin origin, TaskKind kind) {
    this.window = window;
    this.origin = origin;
    this.kind = kind;
  }

  /** A group has grown: it may be among the largest now. */
  void offer(FanOut group) {
    FanOut offered = group;
    while (offered != null && offered.keep()) {
      offered = place(offered);
    }
  }

  /**
   * Gives a group its place.
   *
   * @return what has to be offered again, because it has grown meanwhile; null if nothing
   */
  private @Nullable FanOut place(FanOut group) {
    while (true) {
      int peak = group.peak();
      int least = 0;
      FanOut smallest = null;
      for (int i = 0; i < KEPT; i++) {
        FanOut each = largest.get(i);
        if (each == null) {
          if (largest.compareAndSet(i, null, group)) {
            return null;
          }
          each = largest.get(i);
        }
        if (each != null && (smallest == null || each.peak() < smallest.peak())) {
          smallest = each;
          least = i;
        }
      }
      int most = smallest == null ? -1 : smallest.peak();
      if (smallest != null && most >= peak) {
        return dropped(group, peak);
      }
      if (smallest != null && largest.compareAndSet(least, smallest, group)) {
        return dropped(smallest, most);
      }
    }
  }

  private static @Nullable FanOut dropped(FanOut group, int peak) {
    group.drop();
    return group.peak() > peak ? group : null;
  }

  /** Takes groups out, so that each is told once. */
  List<FanOut> take(Predicate<FanOut> which) {
    List<FanOut> taken = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      FanOut each = largest.get(i);
      if (each != null && which.test(each) && largest.compareAndSet(i, each, null)) {
        taken.add(each);
        FanOut before = told;
        if (before == null || before.peak() < each.peak()) {
          told = each;
        }
      }
    }
    return taken;
  }

  /** The group of which most were at work at once; null if none had two. */
  @Nullable FanOut largest() {
    FanOut found = told;
    for (int i = 0; i < KEPT; i++) {
      FanOut each = largest.get(i);
      if (each != null && (found == null || each.peak() > found.peak())) {
        found = each;
      }
    }
    return found;
  }
}

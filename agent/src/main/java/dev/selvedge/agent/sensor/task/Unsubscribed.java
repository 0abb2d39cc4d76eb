package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The publishers to which nobody has subscribed yet, weakly and by identity. Of those that are gone
 * it is kept how many there were of each place and window.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Unsubscribed {

  /** More than these at once are not kept in mind, whoever makes so many. */
  private static final int MOST = 100_000;

  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final ConcurrentHashMap<Object, Assembled> PUBLISHERS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Place, Several> GONE_BY_PLACE = new ConcurrentHashMap<>();

  /** Whether there ever was one; without, nobody has to look. */
  private static volatile boolean used;

  private Unsubscribed() {}

  static void add(Object publisher, Task maker, Origin origin) {
    expunge();
    if (PUBLISHERS.mappingCount() < MOST) {
      used = true;
      Assembled added = new Assembled(publisher, maker, origin);
      PUBLISHERS.putIfAbsent(added, added);
    }
  }

  /** Whether a publisher is among them. */
  static boolean knows(Object publisher) {
    return used && PUBLISHERS.containsKey(new Probe(publisher));
  }

  /** What is known of a publisher, which from now on is somebody's; null if nothing is. */
  static @Nullable Assembled take(Object publisher) {
    return used ? PUBLISHERS.remove(new Probe(publisher)) : null;
  }

  /** Those of some windows, which are judged now. */
  static List<Several> takeAll(Predicate<TaskWindow> windows) {
    Map<Place, Several> byPlace = new HashMap<>();
    for (Assembled each : PUBLISHERS.values()) {
      if (windows.test(each.place.window) && PUBLISHERS.remove(each, each)) {
        byPlace.merge(each.place, new Several(each), Several::and);
      }
    }
    // After that: others may have found out meanwhile that one is gone.
    for (Several each : takeGone(windows)) {
      byPlace.merge(each.place, each, Several::and);
    }
    List<Several> all = new ArrayList<>(byPlace.values());
    all.sort(Comparator.comparingLong(each -> each.nanos));
    return all;
  }

  /** Those of some windows to which nobody can subscribe any more. */
  static List<Several> takeGone(Predicate<TaskWindow> windows) {
    expunge();
    List<Several> all = new ArrayList<>();
    for (Place each : GONE_BY_PLACE.keySet()) {
      Several gone = windows.test(each.window) ? GONE_BY_PLACE.remove(each) : null;
      if (gone != null) {
        all.add(gone);
      }
    }
    return all;
  }

  private static void expunge() {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Assembled assembled = (Assembled) gone;
      if (PUBLISHERS.remove(assembled, assembled)) {
        GONE_BY_PLACE.merge(assembled.place, new Several(assembled), Several::and);
      }
    }
  }

  /** What is known of a publisher, and its weak key at the same time. */
  static final class Assembled extends WeakReference<Object> {
    final Task maker;
    final Place place;
    private final int hash;
    private final long nanos = System.nanoTime();

    private Assembled(Object publisher, Task maker, Origin origin) {
      super(publisher, GONE);
      this.hash = System.identityHashCode(publisher);
      this.maker = maker;
      boolean mono = publisher.getClass().getSimpleName().startsWith("Mono");
      this.place = new Place(maker.windowOf(), origin, mono);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (other == this) {
        return true;
      }
      Object mine = get();
      return mine != null
          && (other instanceof Assembled assembled
              ? assembled.get() == mine
              : other instanceof Probe probe && probe.publisher == mine);
    }
  }

  /** Where publishers were assembled, in which window, and whether they are of at most one item. */
  record Place(TaskWindow window, Origin origin, boolean mono) {}

  /** Publishers of one place, with what is known of the first. */
  static final class Several {
    final Place place;
    final Task maker;
    final long nanos;
    private final long count;

    private Several(Assembled first) {
      this(first.place, first.maker, first.nanos, 1);
    }

    private Several(Place place, Task maker, long nanos, long count) {
      this.place = place;
      this.maker = maker;
      this.nanos = nanos;
      this.count = count;
    }

    long count() {
      return count;
    }

    private static Several and(Several one, Several other) {
      Several first = other.nanos < one.nanos ? other : one;
      return new Several(first.place, first.maker, first.nanos, one.count + other.count);
    }
  }

  /** What finds a publisher. */
  private static final class Probe {
    private final Object publisher;

    Probe(Object publisher) {
      this.publisher = publisher;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(publisher);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Assembled assembled && assembled.get() == publisher;
    }
  }
}

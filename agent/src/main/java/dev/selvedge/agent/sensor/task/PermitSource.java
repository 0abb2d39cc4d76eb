package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What permits are taken from: a semaphore, a pool of connections, a bulkhead. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class PermitSource {

  /** How many permits there are, where that is not known. */
  static final int UNKNOWN = -1;

  private static final AtomicLong IDS = new AtomicLong();

  /** So many places are looked up one by one, if they are not all the same. */
  private static final int WALKS = 20_000;

  /** So many are before they are believed to be all the same. */
  private static final int FIRST_WALKS = 32;

  private static final int SAMPLE = 64;

  final long id = IDS.incrementAndGet();

  /** The kind of thing that it is, as users know it. */
  final String type;

  /** How many permits it began with, or {@link #UNKNOWN}. */
  final int permits;

  /** Where user code has made it, and the work that did; null if that is of no interest. */
  final @Nullable Origin origin;

  final @Nullable Task maker;

  /** The window that it was made in. */
  final TaskWindow window;

  /** Whether anything was ever given back to it. */
  volatile boolean givenBack;

  /** Whether that was ever done by whoever had taken them, or by what that has made. */
  volatile boolean givenBackByTakers;

  /** Whether anybody has taken permits who would have waited for them. */
  volatile boolean awaited;

  /** Whether it was given fewer permits on purpose. */
  volatile boolean shrunk;

  private final WeakReference<Object> object;

  /** Those that are not all given back. */
  private final Set<Hold> open = ConcurrentHashMap.newKeySet();

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  private volatile @Nullable Origin lastPlace;
  private volatile boolean severalPlaces;
  private int walks;
  private int passed;

  PermitSource(
      Object object,
      String type,
      int permits,
      @Nullable Origin origin,
      @Nullable Task maker,
      TaskWindow window) {
    this.object = new WeakReference<>(object);
    this.type = type;
    this.permits = permits;
    this.origin = origin;
    this.maker = maker;
    this.window = window;
  }

  /** The thing itself; null if it is gone. */
  @Nullable Object get() {
    return object.get();
  }

  /** Whether what user code has made, so that permits that get lost are told of. */
  boolean isTracked() {
    return origin != null;
  }

  Set<Hold> open() {
    return open;
  }

  /** How many are taken. */
  int held() {
    return held.get();
  }

  /** How many of those that it began with are there, or how many are taken if that is unknown. */
  int level() {
    return permits == UNKNOWN ? held.get() : permits - held.get();
  }

  int waiting() {
    return waiting.get();
  }

  void waits(boolean begins) {
    waiting.addAndGet(begins ? 1 : -1);
  }

  void add(Hold hold, int units) {
    held.addAndGet(units);
    open.add(hold);
  }

  void removed(int units) {
    held.addAndGet(-units);
  }

  void remove(Hold hold) {
    open.remove(hold);
  }

  /**
   * Where permits are taken now.
   *
   * @param exactly whether it is worth a look at the stack each time
   */
  Origin place(boolean exactly) {
    Origin last = lastPlace;
    // Races here cost a walk more or less, no more.
    boolean walk =
        last == null
            || walks < FIRST_WALKS
            || ((exactly || severalPlaces) && walks < WALKS)
            || ++passed % SAMPLE == 0;
    if (!walk && last != null) {
      return last;
    }
    walks++;
    Origin found = PermitPlaces.taking();
    severalPlaces |= last != null && last != found;
    lastPlace = found;
    return found;
  }
}

package dev.selvedge.agent.sensor.task;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that one task makes at one place in the code, its members: how many there are, how many
 * run at once, and how many wait for a permit.
 *
 * <p>A member that ends, or gives a permit back, is taken off the count before anybody can see it,
 * and a member that begins, or gets a permit, is counted after that. So the counts never exceed
 * what a bound lets through, in whatever order threads go on.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class FanOut {

  /** From so many members at once on the numbers over time are kept. */
  private static final int KEPT_FROM = 8;

  private static final AtomicIntegerFieldUpdater<FanOut> CREATED = of("created");
  private static final AtomicIntegerFieldUpdater<FanOut> HOLDING = of("holding");
  private static final AtomicIntegerFieldUpdater<FanOut> WAITING = of("waiting");
  private static final AtomicIntegerFieldUpdater<FanOut> PEAK_RUNNING = of("peakRunning");
  private static final AtomicIntegerFieldUpdater<FanOut> PEAK_HOLDING = of("peakHolding");
  private static final AtomicIntegerFieldUpdater<FanOut> PEAK_WAITING = of("peakWaiting");
  private static final AtomicIntegerFieldUpdater<FanOut> KEPT = of("kept");

  private final Presence presence = new Presence();

  final FanOutSite site;

  /** The task that makes the members. */
  final Task owner;

  /** Another group of the same owner; null if this was its first. */
  final @Nullable FanOut next;

  /** 1 if its site keeps it, or is about to find out whether it does. */
  private volatile int kept;

  private volatile int created;

  /** When the last one was made, or this; kept up only while members are held. */
  private volatile long createdNanos = System.nanoTime();

  private volatile int holding;
  private volatile int waiting;
  private volatile int peakRunning;
  private volatile int peakHolding;
  private volatile int peakWaiting;
  private volatile boolean gated;
  private volatile int bound;
  private volatile @Nullable FanOutSeries series;

  /** How often members were held in vain, their owner having something else to do than to fork. */
  private volatile int vain;

  private volatile int createdInVain;

  FanOut(FanOutSite site, Task owner, @Nullable FanOut next) {
    this.site = site;
    this.owner = owner;
    this.next = next;
  }

  private static AtomicIntegerFieldUpdater<FanOut> of(String field) {
    return AtomicIntegerFieldUpdater.newUpdater(FanOut.class, field);
  }

  /** Its site keeps it from now on, or finds out whether it does; false if it did so before. */
  boolean keep() {
    return KEPT.compareAndSet(this, 0, 1);
  }

  /** Its site does not keep it. */
  void drop() {
    kept = 0;
  }

  /** A member was made. */
  void created() {
    if (FanOutHold.isHolding()) {
      createdNanos = System.nanoTime();
    }
    if (CREATED.incrementAndGet(this) == 2) {
      site.offer(this);
    }
  }

  /** A member that was made will not run. */
  void withdrawn() {
    CREATED.decrementAndGet(this);
  }

  /** A member runs its first instruction. */
  void begins() {
    raise(PEAK_RUNNING, presence.begins());
  }

  /** A member ends. */
  void ends() {
    presence.ends();
    note(false);
  }

  /**
   * A member leaves, as far as it looks.
   *
   * @return what {@link #stays} is told
   */
  @Nullable Meeting leaves() {
    Attendance now = presence.leaves();
    note(false);
    return now.meeting;
  }

  /**
   * A member that looked like leaving goes on.
   *
   * @param before the last meeting before it looked so
   * @return the one at which it was, if it turns out that it had not left at all; null if none
   */
  @Nullable Meeting stays(@Nullable Meeting before) {
    Attendance now = presence.stays();
    raise(PEAK_RUNNING, now.running);
    return now.meeting == before ? null : now.meeting;
  }

  /** A member had not left at all, and so was there. */
  void meets(Meeting meeting) {
    raise(PEAK_RUNNING, meeting.another());
  }

  /** A member that looked like leaving ends. */
  void gone() {
    presence.gone();
  }

  /** A member begins to wait for a permit. */
  void waits(Task member) {
    gated = true;
    raise(PEAK_WAITING, WAITING.incrementAndGet(this));
  }

  /** A member waits no longer for a permit, whether or not it has got one. */
  void waitEnds(Task member) {
    WAITING.decrementAndGet(this);
    note(false);
  }

  /** A member has its first permit now. */
  void holds(Task member) {
    raise(PEAK_HOLDING, HOLDING.incrementAndGet(this));
    FanOutHold.atPermit(member);
  }

  /** A member has no permit any more. */
  void frees(Task member) {
    HOLDING.decrementAndGet(this);
    note(false);
  }

  /** A member has used a source of permits: from now on only those that hold one are at work. */
  void gated() {
    gated = true;
  }

  /** A member was given to a pool, which may have no more than so many threads. */
  void givenTo(Object pool) {
    if (bound == 0 && pool instanceof ThreadPoolExecutor executor) {
      int most = PoolFields.mostThreads(executor);
      if (most > 0 && most < Integer.MAX_VALUE) {
        bounded(most);
      }
    }
  }

  /** No more than so many members can be at work at once, as far as that is known. */
  void bounded(int most) {
    int known = bound;
    if (known == 0 || most < known) {
      bound = most;
    }
  }

  private void raise(AtomicIntegerFieldUpdater<FanOut> peak, int now) {
    boolean higher = false;
    for (int before = peak.get(this); now > before; before = peak.get(this)) {
      if (peak.compareAndSet(this, before, now)) {
        higher = true;
        break;
      }
    }
    if (higher && now > 1 && kept == 0 && peak != PEAK_WAITING) {
      site.offer(this);
    }
    note(higher);
  }

  private void note(boolean isPeak) {
    FanOutSeries known = series;
    if (known == null) {
      if (!isPeak || peak() < KEPT_FROM) {
        return;
      }
      known = new FanOutSeries();
      series = known;
    }
    known.add(isPeak, created, gated ? holding : running(), waiting);
  }

  /** How many members run now, at work or not. */
  int running() {
    return presence.running();
  }

  /** How many members hold a permit now, or wait for it. */
  int asking() {
    return holding + waiting;
  }

  int createdSoFar() {
    return created;
  }

  /**
   * When the last member was made, on the clock of {@link System#nanoTime()}; known while members
   * are held.
   */
  long createdNanos() {
    return createdNanos;
  }

  int peakRunning() {
    return peakRunning;
  }

  int peakWaiting() {
    return peakWaiting;
  }

  boolean isGated() {
    return gated;
  }

  int bound() {
    return bound;
  }

  /** How many members were at work at once at most. */
  int peak() {
    return gated ? peakHolding : peakRunning;
  }

  /** Members were held in vain; those of one time count once. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // nobody needs to know it exactly
  void heldInVain() {
    if (createdInVain != created) {
      createdInVain = created;
      vain++;
    }
  }

  int vain() {
    return vain;
  }

  /** Whether no member is at work, or waits. */
  boolean isQuiet() {
    return running() == 0 && waiting == 0;
  }

  @Nullable FanOutSeries series() {
    return series;
  }
}

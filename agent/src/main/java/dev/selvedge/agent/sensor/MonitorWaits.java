package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.WaitKind;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The watch of monitors that event loops wait for, which no woven call tells: {@code synchronized}.
 * A wait is told once it has lasted for certain, with about how long it took.
 */
public final class MonitorWaits implements Watchdog.Watch {

  /** How often loops are looked at that all wait, and will say when they go on. */
  private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** How often loops are looked at of which none does anything; often enough to see a wait once. */
  private static final long IDLE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  /** How often loops are looked at of which one is at work. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** How often while one waits for a monitor. */
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** So many stacks of waits that came to nothing are taken at once, later ones in due time. */
  private static final int VAIN_STACKS = 20;

  private final long thresholdNanos;
  private final Function<Thread, @Nullable Lineage> lineages;
  private final Map<LoopThread, MonitorWait> waits = new HashMap<>();
  private long previous = System.nanoTime();
  private int vainStacks;
  private final boolean isExpected;
  private boolean isReady;

  /**
   * @param thresholdNanos from when on a wait is told
   * @param expected whether there will be event loops for certain
   * @param lineages knows where the work of a thread comes from
   */
  public MonitorWaits(
      long thresholdNanos, boolean expected, Function<Thread, @Nullable Lineage> lineages) {
    this.thresholdNanos = thresholdNanos;
    this.lineages = lineages;
    this.isExpected = expected;
  }

  @Override
  public String part() {
    return "the watch of monitors";
  }

  @Override
  public long look(long now) {
    CallListener listener = Blocking.listener();
    if (listener == null || !isReady()) {
      return Watchdog.NEVER;
    }
    List<LoopThread> loops = LiveLoops.now();
    forgetAllBut(loops, now, listener);
    boolean idle = true;
    boolean allSayWhenTheyGoOn = true;
    for (LoopThread loop : loops) {
      Thread.State state = ThreadFacts.state(loop.thread);
      if (state == Thread.State.BLOCKED && !loop.isInCall()) {
        lookAt(loop, now, listener);
      } else if (!waits.isEmpty()) {
        ended(loop, null, now, listener);
      }
      boolean says = loop.isInWovenCall();
      allSayWhenTheyGoOn &= says;
      idle &= says || state != Thread.State.RUNNABLE || loop.isIdle();
    }
    previous = now;
    if (loops.isEmpty()) {
      return Watchdog.NEVER;
    }
    if (!waits.isEmpty()) {
      return SHORT_PAUSE_NANOS;
    }
    LiveLoops.watched(!allSayWhenTheyGoOn);
    if (allSayWhenTheyGoOn) {
      return LONG_PAUSE_NANOS;
    }
    return idle ? IDLE_PAUSE_NANOS : PAUSE_NANOS;
  }

  /** Gets ready when there is the first loop, because its first wait must not wait for that. */
  private boolean isReady() {
    if (!isReady && (isExpected || !LiveLoops.now().isEmpty()) && Management.isThere()) {
      isReady = ThreadBean.infoWithStack(ThreadFacts.id(Thread.currentThread())) != null;
    }
    return isReady;
  }

  private void lookAt(LoopThread loop, long now, CallListener listener) {
    ThreadInfo info = ThreadBean.info(loop.id);
    if (info != null && isOfClassInitialisation(info)) {
      info = null;
    }
    MonitorWait wait = waits.get(loop);
    if (wait == null || !wait.isLatest(info)) {
      ended(loop, info, now, listener);
      wait = info == null ? null : new MonitorWait(thresholdNanos, info, previous, now);
    }
    if (info == null || wait == null) {
      return;
    }
    waits.put(loop, wait);
    wait.seen(info, SHORT_PAUSE_NANOS, now);
    if (wait.stack == null && (vainStacks < VAIN_STACKS || wait.mayCount())) {
      wait.stack = stack(loop, wait);
    }
    if (wait.told == null && wait.counts()) {
      tell(loop, wait, listener);
    }
  }

  /** The JVM's own lock of a class that is linked or initialised is an array of int. */
  private static boolean isOfClassInitialisation(ThreadInfo info) {
    LockInfo lock = info.getLockInfo();
    return lock != null && lock.getClassName().equals("[I");
  }

  private static StackTraceElement @Nullable [] stack(LoopThread loop, MonitorWait wait) {
    ThreadInfo info = ThreadBean.infoWithStack(loop.id);
    return info != null && wait.isLatest(info) && info.getThreadState() == Thread.State.BLOCKED
        ? info.getStackTrace()
        : null;
  }

  /** To learn what the frames are takes a while, in which other waits would go unseen. */
  private void tell(LoopThread loop, MonitorWait wait, CallListener listener) {
    StackTraceElement[] stack = wait.stack;
    if (stack == null) {
      return;
    }
    vainStacks = 0;
    wait.told = listener.seen(new Seen(loop, wait.began(), stack, lineages.apply(loop.thread)));
  }

  /**
   * A wait is over, if there was one.
   *
   * @param known what is known of the thread already
   */
  private void ended(LoopThread loop, @Nullable ThreadInfo known, long now, CallListener listener) {
    MonitorWait wait = waits.remove(loop);
    if (wait == null) {
      return;
    }
    ThreadInfo info = known == null ? ThreadBean.info(loop.id) : known;
    if (wait.told == null && wait.counted(info)) {
      tell(loop, wait, listener);
    }
    if (wait.told != null) {
      listener.ended(wait.told, wait.tookNanos(info, now));
    } else if (wait.stack != null) {
      vainStacks++;
    }
  }

  private void forgetAllBut(List<LoopThread> loops, long now, CallListener listener) {
    if (!waits.isEmpty()) {
      Set<LoopThread> gone = new HashSet<>(waits.keySet());
      gone.removeAll(new HashSet<>(loops));
      for (LoopThread loop : gone) {
        ended(loop, null, now, listener);
      }
    }
  }

  /** A wait with all that must be asked for while it lasts. */
  private static final class Seen implements Supplier<@Nullable BlockingCall> {
    private final String thread;
    private final EventLoop loop;
    private final long began;
    private final StackTraceElement[] stack;
    private final @Nullable Lineage lineage;

    Seen(LoopThread loop, long began, StackTraceElement[] stack, @Nullable Lineage lineage) {
      this.thread = loop.thread.getName();
      this.loop = loop.loop;
      this.began = began;
      this.stack = stack;
      this.lineage = lineage;
    }

    @Override
    public @Nullable BlockingCall get() {
      List<Frame> frames = MonitorStacks.frames(stack);
      return frames.isEmpty()
          ? null
          : new BlockingCall(
              WaitKind.MONITOR, thread, loop, began, BlockingCall.ENDLESS, frames, lineage);
    }
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fan-outs of tests and recordings: which tasks belong together, and when they run. The methods
 * never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class FanOuts {

  private static final AtomicReferenceFieldUpdater<Task, FanOut> FORKS =
      AtomicReferenceFieldUpdater.newUpdater(Task.class, FanOut.class, "forks");

  /** The windows in which they are counted, by id. */
  private static final Map<String, TaskWindow> OPEN = new ConcurrentHashMap<>();

  private static final int MOST_CALLS = 100_000;

  /** The calls that are under way, by their futures. */
  private static final WeakTable<Task> CALLS = new WeakTable<>(MOST_CALLS);

  /** Of more places of one task the rest is not told apart. */
  private static final int MOST_OF_ONE = 64;

  /** Whether there was any fan-out so far: without it nobody has to look. */
  private static volatile boolean used;

  private FanOuts() {}

  /** A task has made another one, which will run beside it. */
  static void forked(Task owner, @Nullable Task member) {
    if (member != null && put(owner, member)) {
      owner.stay();
      ThreadTasks thread = ThreadTable.current();
      if (thread != null) {
        GivingBack.forked(thread, member);
      }
    }
  }

  private static boolean put(Task owner, Task member) {
    if (member.group != null
        || member.origin == null
        || !member.origin.isOfUser()
        || (owner.kind == TaskKind.FORK_JOIN_TASK && member.kind == TaskKind.FORK_JOIN_TASK)) {
      return false;
    }
    Task known = counted(owner);
    FanOut group = known == null ? null : group(known, member.origin, member.kind);
    if (group == null) {
      return false;
    }
    member.group = group;
    group.created();
    return true;
  }

  /**
   * A stage is given to an executor once what it depends on is complete: it belongs to whoever made
   * the stage, and its work begins only now.
   */
  static void dependent(Task stage) {
    Task owner = stage.parent;
    if (stage.kind == TaskKind.STAGE && owner != null && owner.isOfOpenedWindow()) {
      put(owner, stage);
    }
  }

  /** A thread was made for this body; if that is a stage, it belongs to whoever made the stage. */
  static void threadFor(Task thread, @Nullable Object body) {
    Task stage = body == null ? null : QueuedTasks.peek(body);
    if (stage != null && stage.group == null) {
      dependent(stage);
      thread.group = stage.group;
    }
  }

  /** The task whose fan-outs are counted; null if they are not. */
  private static @Nullable Task counted(Task owner) {
    if (owner.window == TaskWindow.JVM) {
      return JvmOwners.of(owner);
    }
    return owner.serves || !owner.windowOf().countsFanOuts ? null : owner;
  }

  private static @Nullable FanOut group(Task owner, Origin origin, TaskKind kind) {
    FanOut first = FORKS.get(owner);
    while (true) {
      int places = 0;
      for (FanOut each = first; each != null; each = each.next) {
        if (each.site.origin == origin && each.site.kind == kind) {
          return each;
        }
        places++;
      }
      FanOutSite site = places < MOST_OF_ONE ? owner.windowOf().fanOuts.site(origin, kind) : null;
      if (site == null) {
        return null;
      }
      FanOut made = new FanOut(site, owner, first);
      if (FORKS.compareAndSet(owner, first, made)) {
        use();
        site.owners.increment();
        return made;
      }
      first = FORKS.get(owner);
    }
  }

  /**
   * A fan-out of its own, whatever else its owner makes there.
   *
   * @return null if it is not counted
   */
  static @Nullable FanOut separate(Task owner, Origin origin, TaskKind kind) {
    Task known = counted(owner);
    FanOutSite site = known == null ? null : known.windowOf().fanOuts.site(origin, kind);
    if (known == null || site == null) {
      return null;
    }
    use();
    site.owners.increment();
    return new FanOut(site, known, null);
  }

  private static void use() {
    if (!used) {
      used = true;
      WaitsBegun.listen();
    }
  }

  /** The current thread tells others that its work is done, as the last thing that it does. */
  public static void leaving() {
    leaving(0);
  }

  /** The current thread counts a latch down, for whoever waits for it. */
  public static void arriving(Object latch) {
    // The number of a latch that nobody asked for is made then.
    if (used) {
      leaving(number(latch));
    }
  }

  private static void leaving(int latch) {
    if (used && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null) {
          thread.handed |= thread.handing > 0;
          for (Task task = thread.current(); task != null; task = task.outer) {
            task.leave(latch);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Tells one latch from another without keeping it. */
  private static int number(Object latch) {
    return System.identityHashCode(latch);
  }

  /** A future is about to be complete: whoever waits for it goes on at once. */
  public static void completing(Object future) {
    if (used && Sensor.isOn()) {
      try {
        Task call = CALLS.remove(future);
        if (call != null) {
          call.part();
        }
        leaving();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A member is a call that was made, until a future is complete. */
  static void called(CompletableFuture<?> future, Task call) {
    if (call.group != null) {
      CALLS.put(future, call);
      call.join();
      // It may have been complete before it was known.
      if (FutureFields.resultOf(future) != null) {
        CALLS.remove(future);
        call.part();
      }
    }
  }

  /** A call was made by what may be a callback of an event loop, which serves all. */
  static void calledOnLoop(CompletableFuture<?> future) {
    Task jvm = Works.jvm();
    if (JvmOwners.of(jvm) != null) {
      Task call = jvm.child(TaskKind.STAGE, Origins.ofCall());
      forked(jvm, call);
      called(future, call);
    }
  }

  /**
   * The current thread gives something to another one, which may be the last thing that it does.
   *
   * @return what {@link #given} is told
   */
  public static @Nullable Object giving() {
    if (!used || !Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.current();
    Task task = thread == null ? null : thread.current();
    if (thread == null || task == null || task.group == null) {
      return null;
    }
    if (thread.handing++ == 0) {
      thread.handed = false;
    }
    return thread;
  }

  /** It has given that, or could not. */
  public static void given(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).handing--;
    }
  }

  /** The current thread is about to wait: it has not left after all. */
  static void waiting() {
    if (used) {
      ThreadTasks thread = ThreadTable.current();
      // What it waits for on its way out, once the others have what it gives, is no more work.
      if (thread != null && (thread.handing == 0 || !thread.handed)) {
        stay(thread, 0);
      }
    }
  }

  /** The current thread waits for a latch, and so has not left. */
  public static void meeting(Object latch) {
    if (used && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null) {
          stay(thread, number(latch));
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static void stay(ThreadTasks thread, int latch) {
    for (Task task = thread.current(); task != null; task = task.outer) {
      task.stay(latch);
    }
  }

  /** The current thread waits for somebody to serve: it forks as often as others ask it to. */
  public static void serving() {
    if (Sensor.isOn()) {
      ThreadTasks thread = ThreadTable.current();
      Task task = thread == null ? null : thread.current();
      if (task != null && !task.kind.isWindow()) {
        task.serves = true;
      }
    }
  }

  /** The current thread waits for something to come out of a queue. */
  public static void taking() {
    if (Sensor.isOn()) {
      ThreadTasks thread = ThreadTable.current();
      if (thread != null) {
        thread.takes = true;
      }
    }
  }

  /** A virtual thread runs its first instruction. */
  public static void running(Object thread) {
    if ((used || Timeline.isOn()) && Sensor.isOn()) {
      try {
        ThreadTasks tasks = ThreadTable.of((Thread) thread);
        Task task = tasks == null ? null : tasks.onTimeline();
        if (task != null) {
          task.join();
          task.runsOn((Thread) thread);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A window opens in which fan-outs are counted. */
  static void opened(TaskWindow window) {
    window.countsFanOuts = true;
    OPEN.put(window.id, window);
  }

  /** The largest fan-outs of a window that is over, the largest first. */
  public static List<FanOutPeak> end(String id) {
    TaskWindow window = OPEN.remove(id);
    return window == null ? List.of() : of(window);
  }

  /** The largest fan-outs so far of a window that is open, the largest first. */
  public static List<FanOutPeak> soFar(String id) {
    TaskWindow window = OPEN.get(id);
    return window == null ? List.of() : of(window);
  }

  /**
   * Those outside of windows that are over, and were not told before.
   *
   * @param limit how many tasks of one may be at work at once
   */
  public static List<FanOutPeak> passed(int limit) {
    return take(group -> group.isQuiet() && group.peak() > limit);
  }

  /**
   * Those outside of windows that were not told before, because the JVM ends.
   *
   * @param limit how many tasks of one may be at work at once
   */
  public static List<FanOutPeak> atEndOfJvm(int limit) {
    return take(group -> group.peak() > limit);
  }

  private static List<FanOutPeak> take(Predicate<FanOut> which) {
    List<FanOutPeak> taken = new ArrayList<>();
    if (used) {
      for (FanOutSite site : TaskWindow.JVM.fanOuts.all()) {
        for (FanOut group : site.take(which)) {
          taken.add(peak(site, group, 0));
        }
      }
    }
    return taken;
  }

  /** The largest fan-outs outside of windows, the largest first. */
  public static List<FanOutPeak> ofJvm() {
    return of(TaskWindow.JVM);
  }

  private static List<FanOutPeak> of(TaskWindow window) {
    List<FanOutPeak> peaks = new ArrayList<>();
    for (FanOutSite site : window.fanOuts.all()) {
      FanOut largest = site.largest();
      if (largest != null) {
        peaks.add(peak(site, largest, window.fanOutLimit()));
      }
    }
    peaks.sort(Comparator.comparingInt(FanOutPeak::peak).reversed());
    return peaks;
  }

  private static FanOutPeak peak(FanOutSite site, FanOut group, int limit) {
    FanOutSeries series = group.series();
    List<Frame> frames = site.origin.frames;
    Task owner = group.owner;
    return new FanOutPeak(
        site.kind,
        frames,
        owner.origin == null ? null : owner.origin.line(),
        owner.id(),
        Ancestors.of(owner),
        group.createdSoFar(),
        group.peakRunning(),
        group.peakWaiting(),
        group.isGated(),
        group.peak(),
        group.bound(),
        site.owners.sum(),
        limit,
        series == null ? null : series.series(group.peak()));
  }
}

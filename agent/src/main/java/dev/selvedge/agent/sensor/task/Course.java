package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.WaitKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the course of a run of a task: its waits, and when it held its carrier. The
 * thread that runs the task adds to the former, that and the watchdog to the latter; anybody may
 * look.
 */
final class Course {

  /** For what a thread waits at {@code synchronized}. */
  static final String MONITOR = "monitor";

  /** So many waits are kept, the longest; the rest is counted. */
  static final int MOST_WAITS = 32;

  /** So many holds are kept, the first; the rest is counted. */
  static final int MOST_HOLDS = 32;

  private static final VarHandle HOLDS;

  static {
    try {
      HOLDS = MethodHandles.lookup().findVarHandle(Course.class, "holds", Hold.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Wait @Nullable [] waits;
  private int kept;
  private long count;
  private long nanos;

  @SuppressWarnings("unused") // written by its handle
  private volatile @Nullable Hold holds;

  /** How many holds are not kept; whoever ends one that was told while it lasted tells it again. */
  private int further;

  private long lastFurther;

  /** How long the task had run when that was told last, while it was alive. */
  long toldNanos;

  /**
   * The times in which it was seen that the task waits for a monitor, the latest first; written by
   * the thread that looks.
   */
  private volatile @Nullable Block blocks;

  /** Whether it was seen last that the task waits for a monitor. */
  boolean isBlocked() {
    Block latest = blocks;
    return latest != null && latest.goesOn;
  }

  /**
   * The task waits for a monitor now; since when, as far as that was seen.
   *
   * @param site where, if it was not known before that it does
   */
  long blocked(@Nullable StackTraceElement site) {
    Block latest = blocks;
    if (latest == null || !latest.goesOn) {
      latest = new Block(site, latest);
      if (latest.number <= MOST_WAITS) {
        blocks = latest;
      }
    } else {
      latest.seen = System.nanoTime();
    }
    return latest.from;
  }

  /** It does not. */
  void goesOn() {
    Block latest = blocks;
    if (latest != null) {
      latest.goesOn = false;
    }
  }

  /** The task has waited. */
  void waited(Wait wait) {
    long lasted = wait.to - wait.from;
    nanos += lasted;
    count++;
    Wait[] before = waits;
    if (kept < MOST_WAITS) {
      Wait[] room =
          before == null
              ? new Wait[2]
              : kept < before.length ? before : Arrays.copyOf(before, 2 * before.length);
      room[kept] = wait;
      waits = room;
      kept++;
    } else if (before != null) {
      replaceShortest(before, wait, lasted);
    }
  }

  private static void replaceShortest(Wait[] all, Wait wait, long lasted) {
    int shortest = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < all.length; i++) {
      if (all[i].to - all[i].from < least) {
        least = all[i].to - all[i].from;
        shortest = i;
      }
    }
    if (lasted > least) {
      all[shortest] = wait;
    }
  }

  /** The task, a virtual thread, holds its carrier, or has. */
  Hold holds(CarrierHold.Kind how, long from) {
    Hold before = holds;
    Hold hold = new Hold(how, from, before);
    while (hold.number <= MOST_HOLDS && !HOLDS.compareAndSet(this, before, hold)) {
      before = holds;
      hold = new Hold(how, from, before);
    }
    if (hold.number > MOST_HOLDS && from != lastFurther) {
      lastFurther = from;
      further++;
    }
    return hold;
  }

  /** The waits so far, the earliest first. */
  List<TaskSpan.Wait> waits() {
    List<TaskSpan.Wait> told = new ArrayList<>();
    Wait[] all = waits;
    if (all != null) {
      for (Wait each : all.clone()) {
        if (each != null) {
          told.add(each.told());
        }
      }
    }
    for (Block each = blocks; each != null; each = each.before) {
      if (each.seen - each.from >= Timeline.LEAST_NANOS) {
        told.add(new TaskSpan.Wait(each.from, each.seen, false, MONITOR, each.site, null));
      }
    }
    if (!told.isEmpty()) {
      told.sort(Comparator.comparingLong(TaskSpan.Wait::from));
    }
    return told;
  }

  /** How many holds there were that are not kept, about. */
  long holdsOmitted() {
    return further;
  }

  /** How many waits and holds are kept, about. */
  int size() {
    Hold latest = holds;
    return kept + (latest == null ? 0 : latest.number);
  }

  /** How many waits there were that are not kept. */
  long omitted() {
    // The task may be adding to both.
    return Math.max(0, count - kept);
  }

  /** How long all waits took together that have ended. */
  long waitedNanos() {
    long all = nanos;
    for (Block each = blocks; each != null; each = each.before) {
      all += Math.max(0, each.seen - each.from);
    }
    return all;
  }

  /**
   * When the carrier was held, the earliest first.
   *
   * @param ended when the task has ended; 0 if it has not
   */
  List<TaskSpan.Hold> holds(long ended) {
    List<TaskSpan.Hold> told = new ArrayList<>();
    for (Hold each = holds; each != null; each = each.before) {
      if (!isTold(told, each)) {
        told.add(each.told(ended));
      }
    }
    told.sort(Comparator.comparingLong(TaskSpan.Hold::from));
    return told;
  }

  /** The watchdog may have told of the same while it lasted. */
  private static boolean isTold(List<TaskSpan.Hold> told, Hold hold) {
    for (TaskSpan.Hold each : told) {
      if (each.from() == hold.from) {
        return true;
      }
    }
    return false;
  }

  /**
   * A wait that has ended.
   *
   * @param kind for what, as far as the call knows that waits
   * @param origin where
   */
  record Wait(long from, long to, WaitKind kind, Origin origin) {
    TaskSpan.Wait told() {
      String api = WaitWords.api(kind, Waits.apiOf(origin.frames));
      return new TaskSpan.Wait(from, to, false, WaitWords.of(kind, api), origin.line(), api);
    }
  }

  /** A time in which the carrier was held. */
  static final class Hold {
    private final CarrierHold.Kind how;
    private final long from;
    private final @Nullable Hold before;
    private final int number;
    private volatile long lasted = -1;

    Hold(CarrierHold.Kind how, long from, @Nullable Hold before) {
      this.how = how;
      this.from = from;
      this.before = before;
      this.number = before == null ? 1 : before.number + 1;
    }

    /** It is over. */
    void ended(long nanos) {
      lasted = nanos;
    }

    private TaskSpan.Hold told(long ended) {
      long nanos = lasted;
      long to = nanos >= 0 ? from + nanos : ended;
      return new TaskSpan.Hold(from, to, nanos < 0 && ended == 0, how);
    }
  }

  /** A time in which the task waited for a monitor, from the first to the last look at it. */
  private static final class Block {
    private final long from = System.nanoTime();
    private final @Nullable StackTraceElement site;
    private final @Nullable Block before;
    private final int number;
    private volatile long seen = from;
    private volatile boolean goesOn = true;

    Block(@Nullable StackTraceElement site, @Nullable Block before) {
      this.site = site;
      this.before = before;
      this.number = before == null ? 1 : before.number + 1;
    }
  }
}

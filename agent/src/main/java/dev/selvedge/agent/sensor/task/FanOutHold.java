package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds the members of a fan-out at their first instruction until their owner has stopped to fork,
 * and once more with their first permit until the others have theirs or wait for it: in windows in
 * which it is to be seen how many there can be at a time. Without it, members that are quick would
 * never meet.
 *
 * <p>This is the one part of the sensor that waits, and it does so in these windows alone, and
 * never for long.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class FanOutHold {

  /**
   * An owner that has waited for so long without forking has stopped, and not only stumbled; what
   * it has forked has begun to run by then, if it can.
   */
  private static final long WAITS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /**
   * What a held thread itself has come late by, so often is added: on a busy machine whoever was
   * unparked still seems to wait until a processor is free for it.
   */
  private static final int LATE_TIMES = 4;

  /** One that has not forked for so long has stopped, whatever it does. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** One that has let its members wait in vain so often is given less time. */
  private static final int OFTEN = 3;

  private static final long QUIET_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Members that get no permit for so long have something else to wait for. */
  private static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  /** So much longer at most where threads come late. */
  private static final long SETTLED_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static int windows;

  /** Whether there are such windows, for whoever has no time. */
  private static volatile boolean holding;

  private FanOutHold() {}

  /** Whether members of any window are held. */
  static boolean isHolding() {
    return holding;
  }

  /** Holds the members of a window from now on. */
  static synchronized void begin(TaskWindow window) {
    if (!window.scaled) {
      window.scaled = true;
      windows++;
      holding = true;
    }
  }

  /** Holds them no more. */
  static synchronized void end(TaskWindow window) {
    if (window.scaled) {
      window.scaled = false;
      holding = --windows > 0;
    }
  }

  /** The current thread has begun to run a member. */
  static void atBegin(Task member) {
    FanOut group = holding ? groupToHold(member) : null;
    if (group != null) {
      HeldThread held = new HeldThread();
      try {
        holdWhileForking(group, held);
      } catch (Throwable e) {
        Sensor.fault(e);
      } finally {
        held.end();
      }
    }
  }

  /** The current thread, a platform thread that may be a member, has begun. */
  static void atBeginOfThread() {
    if (holding) {
      ThreadTasks thread = ThreadTable.current();
      Task task = thread == null ? null : thread.current();
      if (task != null && task.kind == TaskKind.THREAD) {
        atBegin(task);
      }
    }
  }

  /** The current thread, which runs a member, has its first permit. */
  static void atPermit(Task member) {
    FanOut group = holding && !member.heldWithPermit ? groupToHold(member) : null;
    if (group != null) {
      member.heldWithPermit = true;
      HeldThread held = new HeldThread();
      try {
        holdWhileOthersAsk(group, held);
      } catch (Throwable e) {
        Sensor.fault(e);
      } finally {
        held.end();
      }
    }
  }

  /** The group, if its members are to be held on this thread. */
  private static @Nullable FanOut groupToHold(Task member) {
    FanOut group = member.group;
    ThreadTasks runner = member.runner;
    return group != null
            && runner != null
            && runner.thread == Thread.currentThread()
            // Whoever forks may have to run the task itself.
            && group.owner.runner != runner
            && isScaled(member.window)
            && member.kind != TaskKind.LOOP_TASK
            && !EventLoops.isOnLoop()
        ? group
        : null;
  }

  private static boolean isScaled(@Nullable TaskWindow window) {
    for (TaskWindow each = window; each != null; each = each.parent) {
      if (each.scaled) {
        return true;
      }
    }
    return false;
  }

  private static void holdWhileForking(FanOut group, HeldThread held) {
    ThreadTasks owner = group.owner.runner;
    int created = group.createdSoFar();
    int running = 0;
    long waits = 0;
    Thread.State before = Thread.State.RUNNABLE;
    while (owner != null && group.owner.runner == owner && held.pause()) {
      long now = System.nanoTime();
      Thread.State state = ThreadFacts.state(owner.thread);
      if (state != before || group.createdSoFar() != created || group.running() > running) {
        before = state;
        created = group.createdSoFar();
        running = Math.max(running, group.running());
        waits = now;
      }
      boolean waitsForSomebody = LockSupport.getBlocker(owner.thread) != null;
      if (hasStopped(state, waitsForSomebody, now - waits, held.late())) {
        return;
      }
      // Whoever waits has stopped as soon as what it has forked has begun.
      long quiet =
          group.vain() < OFTEN ? QUIET_NANOS + LATE_TIMES * held.late() : QUIET_AGAIN_NANOS;
      if (state != Thread.State.WAITING && now - group.createdNanos() >= quiet) {
        group.heldInVain();
        return;
      }
    }
  }

  /**
   * Whether an owner has stopped to fork. Whoever is kept out of a monitor has not: it goes on as
   * soon as it may. Who sleeps leaves some time between its forks, wherever it runs.
   *
   * @param waitsForSomebody whether it is known what it waits for
   * @param waited nanoseconds for which it has been in that state, and no more members run
   * @param late nanoseconds by which threads come late on this machine just now
   */
  static boolean hasStopped(Thread.State state, boolean waitsForSomebody, long waited, long late) {
    return switch (state) {
      case WAITING -> waited >= WAITS_NANOS + LATE_TIMES * late;
      case TIMED_WAITING ->
          waited >= (waitsForSomebody ? WAITS_NANOS + LATE_TIMES * late : WAITS_NANOS);
      default -> false;
    };
  }

  private static void holdWhileOthersAsk(FanOut group, HeldThread held) {
    long changed = System.nanoTime();
    int asked = 0;
    while (group.asking() < group.running() && held.pause()) {
      long now = System.nanoTime();
      if (group.asking() != asked) {
        asked = group.asking();
        changed = now;
      }
      long late = Math.min(LATE_TIMES * held.late(), SETTLED_LATE_NANOS);
      if (now - changed >= SETTLED_NANOS + late) {
        return;
      }
    }
  }
}

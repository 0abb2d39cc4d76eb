package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The permits that are missing from semaphores of user code when all that used them has ended. */
public final class LeakedPermits {

  private LeakedPermits() {}

  /** Those of semaphores that were made in a window that is over. */
  public static List<LostPermits> of(String window) {
    return describe(PermitSources.take(source -> source.window.id.equals(window)));
  }

  /** Those of semaphores that are gone, or of windows that were left and are over by now. */
  public static List<LostPermits> overdue() {
    List<PermitSource> sources =
        new ArrayList<>(
            PermitSources.takeGone(
                source -> !source.isTracked() || source.window == TaskWindow.JVM));
    sources.addAll(PermitSources.take(source -> source.window.isOver));
    return describe(sources);
  }

  /** Those of all, now that the JVM ends. */
  public static List<LostPermits> atEndOfJvm() {
    List<PermitSource> sources = PermitSources.take(source -> true);
    if (EndOfJvm.isBySignal()) {
      // Who would have given them back had no time to.
      sources.removeIf(source -> source.window == TaskWindow.JVM && source.get() != null);
    }
    return describe(sources);
  }

  private static List<LostPermits> describe(List<PermitSource> sources) {
    List<LostPermits> lost = new ArrayList<>();
    if (Sensor.isOn()) {
      try {
        sources.sort(Comparator.comparingLong(each -> each.id));
        for (PermitSource each : sources) {
          describe(each, lost);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
    return lost;
  }

  private static void describe(PermitSource source, List<LostPermits> lost) {
    boolean isFlag = !source.givenBack && !source.awaited;
    // Where all come from others, as from a timer or a consumer, whoever takes one owes nothing.
    boolean isSupply = source.givenBack && !source.givenBackByTakers;
    // Of all that a JVM does something is always alive, and most of it has nothing to do with it.
    boolean isUsed =
        source.waiting() != 0 || (source.window != TaskWindow.JVM && source.window.live.sum() != 0);
    if (!source.isTracked()
        || source.shrunk
        || isFlag
        || isSupply
        || isUsed
        || source.open().isEmpty()) {
      return;
    }
    int available = available(source);
    int missing = source.permits - available;
    List<Hold> over = new ArrayList<>();
    for (Hold hold : source.open()) {
      if (isAlive(hold) || isAll(source, hold)) {
        missing -= hold.left();
      } else {
        over.add(hold);
      }
    }
    over.sort(Comparator.comparingLong(hold -> hold.nanos));
    IdentityHashMap<Origin, Integer> counts = new IdentityHashMap<>();
    List<Hold> first = new ArrayList<>();
    for (Hold hold : over) {
      int count = Math.min(missing, hold.left());
      if (count > 0 && hold.site != null) {
        missing -= count;
        if (counts.merge(hold.site, count, Integer::sum) == count) {
          first.add(hold);
        }
      }
    }
    for (Hold hold : first) {
      add(source, hold, counts.getOrDefault(hold.site, 0), available, lost);
    }
  }

  /** Whoever takes all permits at once waits for all that held one, and may keep them. */
  private static boolean isAll(PermitSource source, Hold hold) {
    return source.permits > 1 && hold.left() == source.permits;
  }

  private static void add(
      PermitSource source, Hold hold, int count, int available, List<LostPermits> lost) {
    Lineage lineage = Ancestors.of(hold.by);
    Origin origin = source.origin;
    Origin site = hold.site;
    if (lineage != null && origin != null && site != null) {
      lost.add(
          new LostPermits(
              source.permits, count, available, origin.frames, site.frames, lineage, hold.nanos));
    }
  }

  /** How many permits there are; of what is gone, as many as were not seen to be taken. */
  private static int available(PermitSource source) {
    Object object = source.get();
    return object instanceof Semaphore semaphore && PermitSources.tells(semaphore)
        ? semaphore.availablePermits()
        : source.permits - source.held();
  }

  /** Whether somebody may give back what he has taken, or what was lent to him. */
  private static boolean isAlive(Hold hold) {
    Task lent = hold.lent();
    return (lent != null && lent.state != Task.ENDED)
        || (hold.by.isStandIn() ? isAtWork(hold) : hold.by.state != Task.ENDED);
  }

  private static boolean isAtWork(Hold hold) {
    for (ThreadTasks each : ThreadTable.all()) {
      if (ThreadFacts.id(each.thread) == hold.thread) {
        return each.runs == hold.run && isAlive(each.thread);
      }
    }
    return false;
  }

  private static boolean isAlive(@Nullable Thread thread) {
    return thread != null && ThreadFacts.state(thread) != Thread.State.TERMINATED;
  }
}

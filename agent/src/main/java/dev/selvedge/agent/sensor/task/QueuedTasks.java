package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of objects that were queued and have not begun: weakly, by identity, and first in first
 * out, because one object may be queued many times.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class QueuedTasks {

  /** A key that nobody holds any more leaves a task that will never begin. */
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  private static final ConcurrentHashMap<Object, Entry> TASKS = new ConcurrentHashMap<>();

  private QueuedTasks() {}

  /** Adds a task as the last one of an object. */
  static void add(Object queued, Task task) {
    expunge();
    Entry only = new Entry(task, 1, null);
    Entry known = TASKS.putIfAbsent(new Key(queued), only);
    while (known != null) {
      Entry longer = known.and(task);
      longer.count(known, task);
      boolean added = TASKS.replace(new Probe(queued), known, longer);
      if (added) {
        longer.retire(known, task);
        return;
      }
      longer.undo(known, task);
      known = TASKS.putIfAbsent(new Key(queued), only);
    }
  }

  /** The task of an object that would be taken next; null if there is none. */
  static @Nullable Task peek(Object queued) {
    Entry first = TASKS.get(new Probe(queued));
    return first == null ? null : first.task;
  }

  /** Whether an object is queued several times. */
  static boolean isRepeated(Object queued) {
    Entry first = TASKS.get(new Probe(queued));
    return first != null && (first.next != null || first.times > 1);
  }

  /** Takes the first task of an object; null if there is none. */
  static @Nullable Task take(Object queued) {
    // No look whether the table is empty: its count lags behind what is in it.
    Probe probe = new Probe(queued);
    for (Entry first = TASKS.get(probe); first != null; first = TASKS.get(probe)) {
      Entry rest = first.rest();
      boolean taken = rest == null ? TASKS.remove(probe, first) : TASKS.replace(probe, first, rest);
      if (taken) {
        return first.times > 1 ? first.task.another() : first.task;
      }
    }
    return null;
  }

  /** Looks at all of them. */
  static void forEach(BiConsumer<Object, Task> visitor) {
    for (Map.Entry<Object, Entry> each : TASKS.entrySet()) {
      Object queued = ((Key) each.getKey()).get();
      for (Entry entry = each.getValue(); entry != null; entry = entry.next) {
        if (queued != null) {
          visitor.accept(queued, entry.task);
        }
      }
    }
  }

  private static void expunge() {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Entry entry = TASKS.remove(gone);
      for (; entry != null; entry = entry.next) {
        entry.end();
      }
    }
  }

  /**
   * One of the tasks of an object, or several that are alike. Immutable, so that comparing and
   * replacing the first one is all the locking that there is.
   */
  private static final class Entry {

    /** In a longer list, tasks of one window are taken to be alike whoever made them. */
    private static final int LONGEST = 32;

    private final Task task;
    private final int times;
    private final @Nullable Entry next;

    Entry(Task task, int times, @Nullable Entry next) {
      this.task = task;
      this.times = times;
      this.next = next;
    }

    @Nullable Entry rest() {
      return times > 1 ? new Entry(task, times - 1, next) : next;
    }

    /**
     * The same with one more at the end. Where the windows differ nobody knows which of the tasks a
     * thread takes, so that each of them belongs to no more than what their windows have in common.
     */
    Entry and(Task last) {
      TaskWindow common = last.window;
      boolean differ = false;
      for (Entry each = this; each != null; each = each.next) {
        differ |= each.task.window != common;
        common = TaskWindow.common(each.task.window, common);
      }
      return appended(last, differ, common, 1);
    }

    private Entry appended(Task last, boolean differ, @Nullable TaskWindow common, int length) {
      Task mine = differ ? task.within(common) : task;
      if (next != null) {
        return new Entry(mine, times, next.appended(last, differ, common, length + 1));
      }
      boolean alike =
          task.state == last.state
              && task.counted == last.counted
              && (length >= LONGEST || (task.origin == last.origin && task.parent == last.parent));
      if (alike && mine.window == (differ ? common : last.window)) {
        return new Entry(mine, times + 1, null);
      }
      return new Entry(mine, times, new Entry(differ ? last.within(common) : last, 1, null));
    }

    /** Lets the windows count what will be theirs, before a thread can take it. */
    void count(Entry before, Task last) {
      Entry old = before;
      for (Entry each = this; each != null; each = each.next) {
        Task was = old == null ? last : old.task;
        if (each.task != was) {
          each.task.queued(was.owner);
          each.task.countMore(old == null ? 0 : old.times - 1);
        }
        each.task.countMore(each.added(old, last));
        old = old == null ? null : old.next;
      }
    }

    /** How many this one counts in place of the last task, which its own window counts. */
    private int added(@Nullable Entry old, Task last) {
      return old != null && times > old.times && task.window != last.window ? 1 : 0;
    }

    /** Ends what was replaced. */
    void retire(Entry before, Task last) {
      boolean ofItself = false;
      Entry old = before;
      for (Entry each = this; each != null; each = each.next) {
        ofItself |= each.task == last;
        if (old != null && each.task != old.task) {
          old.end();
        }
        old = old == null ? null : old.next;
      }
      if (!ofItself && last.window != task.window) {
        last.end();
      }
    }

    /** Somebody else was faster. */
    void undo(Entry before, Task last) {
      Entry old = before;
      for (Entry each = this; each != null; each = each.next) {
        each.task.countMore(-each.added(old, last));
        if (each.task != (old == null ? last : old.task)) {
          each.task.countMore(old == null ? 0 : 1 - old.times);
          each.task.end();
        }
        old = old == null ? null : old.next;
      }
    }

    void end() {
      task.countMore(1 - times);
      task.end();
    }
  }

  /** The weak key of an object. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object queued) {
      super(queued, GONE);
      this.hash = System.identityHashCode(queued);
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
          && (other instanceof Key key ? key.get() == mine : isProbeOf(mine, other));
    }

    private static boolean isProbeOf(Object mine, @Nullable Object other) {
      return other instanceof Probe probe && probe.queued == mine;
    }
  }

  /** What finds the key of an object. */
  private static final class Probe {
    private final Object queued;

    Probe(Object queued) {
      this.queued = queued;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(queued);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.get() == queued;
    }
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work. It knows the task that made it and its window, but no object of the application
 * beyond its end, so that the chain of its ancestors holds nothing.
 *
 * <p>Fields are written by the thread that makes, queues or runs the task, one after the other;
 * whoever looks from outside sees them through the table or queue in which it found the task.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Task {

  /** Made, and given to nobody yet. */
  static final byte MADE = 0;

  /** Given to somebody who will run it. */
  static final byte QUEUED = 1;

  static final byte RUNNING = 2;
  static final byte ENDED = 3;

  /** Of a fan-out, and has not begun. */
  private static final int WILL_RUN = 0;

  /** Counted as at work. */
  private static final int AT_WORK = 1;

  /** Has told others that it is done, as far as it looks. */
  private static final int LEFT = 2;

  private static final int OVER = 3;

  /** Has not ended so far, or in a way of which nothing is known. */
  static final byte OPEN = 0;

  /** Has ended by itself. */
  static final byte SUCCEEDED = 1;

  /** Has thrown. */
  static final byte FAILED = 2;

  /** Was not run, or has ended because somebody wanted it to. */
  static final byte CANCELLED = 3;

  /** Nobody reads more of the name of a thread, nor as much. */
  private static final int LONGEST_NAME = 200;

  private static final AtomicIntegerFieldUpdater<Task> MEMBER =
      AtomicIntegerFieldUpdater.newUpdater(Task.class, "member");

  private static final AtomicReferenceFieldUpdater<Task, @Nullable Course> COURSE =
      AtomicReferenceFieldUpdater.newUpdater(Task.class, Course.class, "course");

  private static final AtomicLong IDS = new AtomicLong();
  private static final AtomicLongFieldUpdater<Task> ID =
      AtomicLongFieldUpdater.newUpdater(Task.class, "id");

  /** Known better when it is queued than when it was made. */
  TaskKind kind;

  /** Null for work of which it is known that it belongs to no window. */
  final @Nullable TaskWindow window;

  final @Nullable Task parent;
  final @Nullable Origin origin;

  /** How many tasks are kept above this one. */
  final byte depth;

  /** How many were left out between this one and its parent. */
  final int omitted;

  /** When it was made, by {@link Crossings}. */
  final int made = Crossings.soFar();

  /** The same by the clock. */
  private final long madeNanos;

  /** Whether it was made while a window was open. */
  private boolean madeMeanwhile;

  /** When it was there to be run: when it was made, or when it was run the last time. */
  private long there;

  /** When its run began; of no meaning before that. */
  long began;

  /** When it ended; of no meaning before that. */
  long ended;

  /** The name or number of the thread that runs it, or has; null if it has not begun, or again. */
  @Nullable Object ranOn;

  /** What happened in the course of its run; null if nothing. */
  private volatile @Nullable Course course;

  /** How much was told of its run, by {@link Timeline}. */
  volatile int told;

  /** How much somebody may want to know of it, whatever became of it. */
  volatile Interest interest = Interest.NONE;

  /** The number of the scope that it was forked in; 0 if in none. */
  int scope;

  /** As what it is shown on the timeline if it stands for work that is no task; null if not. */
  @Nullable Task shownAs;

  byte state;

  /** Whether it is run again and again. */
  boolean periodic;

  /**
   * Whether it was given back to its executor while it ran. Whoever begins it then takes this back,
   * after it has said that it is the one who runs it.
   */
  volatile boolean again;

  /** Whether the one that it was given back to may begin it before its thread has ended it. */
  boolean shared;

  /** Whether its executor has dropped it. */
  boolean lost;

  /** Whether it was thrown away with all that was in its queue. */
  boolean discarded;

  /** How it has ended, as far as that was seen; the first to see it is right. */
  volatile byte outcome = OPEN;

  /** Whether it was given to nobody: it is a stage, which runs where that became possible. */
  boolean inPlace;

  /** Whether it is a thread that was made to run one stage. */
  boolean ofStage;

  /** Whether its window counts it as alive. */
  boolean counted;

  /** The thread that runs it; null before and after. */
  @Nullable ThreadTasks runner;

  /** The task that the same thread ran when this one began. */
  @Nullable Task outer;

  /** The pool, scope or timer that it was given to; null after its end. */
  @Nullable Object owner;

  /** The future that it completes, as far as that is known; null after its end. */
  @Nullable Object completes;

  /** The executor that it was given to, as far as it will say when it has ended. */
  @Nullable WeakReference<Object> given;

  /** How many futures its thread had completed by hand when it began, as far as it goes. */
  short completionsBefore;

  /** Whether it is meant that nobody waits for it. */
  boolean detached;

  /** Whether somebody has tried to cancel it. */
  volatile boolean cancelled;

  /** Whether its future is one that nobody gets. */
  boolean internal;

  /** The tasks that were made as it was; null if it is of no fan-out. */
  @Nullable FanOut group;

  /** What it has made, by place, the latest first; null if nothing. */
  volatile @Nullable FanOut forks;

  /** Whether it was held for others to get their permits too. */
  boolean heldWithPermit;

  /** Whether it makes tasks as often as others ask it to, from outside. */
  boolean serves;

  /** What it is to its group. */
  private volatile int member;

  /**
   * While it looks like having left, the last meeting of its group before that. Once it goes on,
   * the one at which it was if it had not left; null if there was none, or that is told.
   */
  private @Nullable Meeting meeting;

  /** The number of the latch by which it has told others that it is there; 0 if it has not. */
  private int arrivedAt;

  /** How many permits it holds and whether it runs, see {@link MemberPermits}. */
  volatile int permits;

  /** The permits that were lent to it before it began; null if none were. */
  @Nullable Hold loans;

  /** Its number, given to it when somebody asks. */
  private volatile long id;

  Task(TaskKind kind, @Nullable TaskWindow window, @Nullable Task parent, @Nullable Origin origin) {
    this(kind, window, parent, origin, 0, System.nanoTime());
  }

  private Task(
      TaskKind kind,
      @Nullable TaskWindow window,
      @Nullable Task parent,
      @Nullable Origin origin,
      int omitted,
      long madeNanos) {
    this.kind = kind;
    this.window = window;
    this.origin = origin;
    this.omitted = omitted;
    this.madeNanos = madeNanos;
    this.there = madeNanos;
    this.parent = Ancestors.bounded(parent);
    this.depth = (byte) (this.parent == null ? 0 : this.parent.depth + 1);
  }

  /** A task of this one's window that this one makes. */
  Task child(TaskKind childKind, @Nullable Origin childOrigin) {
    Task child = new Task(childKind, window, this, childOrigin);
    if (window == TaskWindow.JVM && TaskWindows.isAnyOpen()) {
      child.madeMeanwhile = true;
    }
    return child;
  }

  /** Whether it was made after another one, as far as that is known. */
  boolean isYoungerThan(Task other) {
    return madeMeanwhile && madeNanos - other.madeNanos >= 0;
  }

  /** When it was there to be run: when it was made, or when it was run the last time. */
  long there() {
    return there;
  }

  /** It was run, and will be again. */
  void ran(long now) {
    there = now;
    ranOn = null;
    course = null;
    told = 0;
  }

  /** What happened in the course of its run; null if nothing. */
  @Nullable Course course() {
    return course;
  }

  /** It was told, and is over. */
  void forgetCourse() {
    course = null;
  }

  /** The same, if there is something to add. */
  Course courseOrNew() {
    Course known = course;
    if (known == null) {
      Course made = new Course();
      known = COURSE.compareAndSet(this, null, made) ? made : course;
    }
    return known == null ? new Course() : known;
  }

  /** The task that all work comes from which was made outside of any window. */
  static Task ofJvm() {
    return new Task(TaskKind.JVM, TaskWindow.JVM, null, null);
  }

  /** What stands for work that is no task, so that what it makes has a maker of its own. */
  static Task standIn(Task maker) {
    return new Task(TaskKind.JVM, TaskWindow.JVM, maker, null);
  }

  boolean isStandIn() {
    return kind == TaskKind.JVM && parent != null;
  }

  /** Whether it was made by another one, or by one that was made by it, and so on. */
  boolean descendsFrom(Task ancestor) {
    for (Task each = parent; each != null; each = each.parent) {
      if (each == ancestor || (each.id != 0 && each.id == ancestor.id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is work of a window that somebody has opened. */
  boolean isOfOpenedWindow() {
    return window != null && window != TaskWindow.JVM;
  }

  /** Whether a thread has completed other futures by hand since this began on it. */
  boolean hasMoved(@Nullable ThreadTasks thread) {
    return thread != null && (short) thread.completions != completionsBefore;
  }

  /** The window that it is of, or else the whole JVM. */
  TaskWindow windowOf() {
    return window == null ? TaskWindow.JVM : window;
  }

  /** Work of no window, which must not be taken for that of the task on whose stack it runs. */
  static Task ofNobody() {
    return new Task(TaskKind.POOL_TASK, null, null, null);
  }

  /** The same ended task under another parent. */
  Task under(@Nullable Task otherParent, int omittedBetween) {
    Task copy = new Task(kind, window, otherParent, origin, omittedBetween, madeNanos);
    copy.id = id();
    copy.madeMeanwhile = madeMeanwhile;
    copy.state = ENDED;
    return copy;
  }

  /** The same task, when it is run again and again: what it is the next time. */
  Task next() {
    Task next = new Task(kind, window, parent, origin, omitted, System.nanoTime());
    next.id = id();
    next.madeMeanwhile = madeMeanwhile;
    next.periodic = true;
    return next;
  }

  /**
   * The same task, of which less is known: that it belongs to this window, which counts it when it
   * begins.
   */
  Task within(@Nullable TaskWindow wider) {
    if (wider == window) {
      return this;
    }
    Task copy = new Task(kind, wider, null, origin, 0, madeNanos);
    copy.periodic = periodic;
    copy.owner = owner;
    copy.state = state;
    return copy;
  }

  long id() {
    if (id == 0) {
      ID.compareAndSet(this, 0, IDS.incrementAndGet());
    }
    return id;
  }

  /** It was given to somebody who will run it. */
  void queued(@Nullable Object to) {
    owner = to;
    state = QUEUED;
    if (group != null && to != null) {
      group.givenTo(to);
    }
    count();
  }

  /** It was given to somebody who will not run it. */
  void withdrawn() {
    state = MADE;
    owner = null;
    discount();
  }

  /** It begins to run. */
  void begin(ThreadTasks thread) {
    outer = thread.current();
    runner = thread;
    completionsBefore = (short) thread.completions;
    again = false;
    state = RUNNING;
    count();
    thread.set(this);
    if (kind != TaskKind.VIRTUAL_THREAD && kind != TaskKind.SUBTASK) {
      join(); // Virtual threads do that when they get a carrier.
    }
    if (!kind.isThread()) {
      runsOn(thread.thread);
    }
  }

  /** Its first instruction runs. */
  void runsOn(Thread thread) {
    if (Timeline.isOn()) {
      began = System.nanoTime();
      String name = thread.getName();
      ranOn = name.isEmpty() ? (Object) ThreadFacts.id(thread) : shortened(name);
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /** It runs its first instruction. */
  void join() {
    FanOut mine = group;
    if (mine != null && MEMBER.compareAndSet(this, WILL_RUN, AT_WORK)) {
      mine.begins();
      MemberPermits.begun(this);
      FanOutHold.atBegin(this);
    }
  }

  /** It has told others that it is done, which they may see at once. */
  void leave() {
    leave(0);
  }

  /**
   * The same.
   *
   * @param latch the number of the latch by which it has told them; 0 if by something else
   */
  void leave(int latch) {
    FanOut mine = group;
    if (mine != null && MEMBER.compareAndSet(this, AT_WORK, LEFT)) {
      MemberPermits.left(this);
      arrivedAt = latch;
      meeting = mine.leaves();
    } else if (mine != null && latch != 0) {
      arrivedAt = latch;
    }
  }

  /** It goes on after that. */
  void stay() {
    stay(0);
  }

  /**
   * The same.
   *
   * @param latch the number of the latch for which it waits; 0 if for something else. If it is the
   *     one by which it has told others that it is there, it has not left at all
   */
  void stay(int latch) {
    FanOut mine = group;
    if (mine != null && MEMBER.compareAndSet(this, LEFT, AT_WORK)) {
      meeting = mine.stays(meeting);
      MemberPermits.begun(this);
    }
    Meeting joined = meeting;
    if (mine != null && joined != null && latch != 0 && latch == arrivedAt && member == AT_WORK) {
      meeting = null;
      mine.meets(joined);
    }
  }

  /** It is over. */
  void part() {
    FanOut mine = group;
    if (mine != null) {
      int before = MEMBER.getAndSet(this, OVER);
      if (before == AT_WORK) {
        MemberPermits.left(this);
        mine.ends();
      } else if (before == LEFT) {
        mine.gone();
      }
      leaveGroup();
    }
  }

  /** One that is over and holds nothing does not keep its group, nor that group its owner. */
  void leaveGroup() {
    if (member == OVER && !MemberPermits.hasAny(this)) {
      group = null;
    }
  }

  /** A thread has run it, which another one may have begun to do again meanwhile. */
  void endOn(ThreadTasks thread) {
    boolean givenBack = again;
    if (runner == thread && !(givenBack && shared)) {
      end();
    }
  }

  /** It ends, or is over for this time. */
  void end() {
    Timeline.ended(this);
    if (again) {
      return;
    }
    part();
    if (counted && window != null && !inPlace && isOfOpenedWindow()) {
      window.tallies.ended(this);
    }
    state = ENDED;
    runner = null;
    owner = null;
    completes = null;
    loans = null;
    discount();
  }

  private void discount() {
    if (counted && window != null) {
      counted = false;
      window.live.decrement();
    }
  }

  private void count() {
    if (!counted && window != null && isSubject()) {
      counted = true;
      window.live.increment();
    }
  }

  /** Whether it is the business of the window that it ends. */
  boolean isSubject() {
    return origin != null
        && origin.isOfUser()
        && !(kind == TaskKind.SCHEDULED_TASK && origin.isOfCompletableFuture());
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.ThreadKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What one thread runs: a stack of tasks, because a worker that waits may run a stranger's task
 * meanwhile. Written by that thread alone, but for the task that it is started with.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class ThreadTasks {

  private static final VarHandle TOP;

  static {
    try {
      TOP = MethodHandles.lookup().findVarHandle(ThreadTasks.class, "top", Task.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Of so much that a piece of work gives away it is known that it did; a power of two. */
  private static final int GIFTS = 8;

  final Thread thread;
  private @Nullable Task top;

  /** The virtual thread that this thread has just made, and what it is to run. */
  private @Nullable Object made;

  private @Nullable Object madeBody;

  /** The future, thread or scope that the thread waits for; null if it does not. */
  volatile @Nullable Object waitsFor;

  /** How many futures the thread has completed by hand so far. */
  int completions;

  /** Whether the thread was interrupted at some time. */
  volatile boolean wasInterrupted;

  /** Whether the thread is looking for a cancellation point now. */
  boolean inSweep;

  /** The future that the thread is building, by a call that may run its callback; null if none. */
  @Nullable Object innermost;

  /** The number of the callback that the thread may be in; 0 if in none. */
  int callback;

  /** How many callbacks the thread has been in. */
  int callbacks;

  /** Two fork-join tasks that the thread invokes together now; null if none. */
  @Nullable Object invokedWith;

  /** Inside of how many calls that wait for several futures and give them back. */
  int invoking;

  /** Inside of how many calls whose futures nobody gets. */
  int hiding;

  /** Inside of how many calls that tell a joiner of a subtask. */
  int telling;

  /** The executor that the thread gives work to now; null if to none. */
  @Nullable Object executor;

  /** The function of a stage that the thread runs now; null if none. */
  volatile Activity.@Nullable Running running;

  /** The call by which the thread cancels something now; null if it does not. */
  Cancels.@Nullable Cancelling cancelling;

  /** Inside of how many calls by which the thread gives something to another one. */
  int handing;

  /** Whether the other one can have it already. */
  boolean handed;

  /** What the thread closes now, and may have to wait for; null if nothing. */
  volatile Closings.@Nullable Closing closing;

  /** Whether what the thread cancels now is told of in another way. */
  boolean quiet;

  /** The subtask that the thread was forked for, outside of windows; null if none. */
  volatile @Nullable Tracked subtask;

  /** The fork-join task that the thread joins now; null if none. */
  @Nullable Object joining;

  /** The future of Vert.x of whose success the thread wants something to be told; null if none. */
  @Nullable Object hearsSuccessOf;

  /** The scope that the thread joins now; null if none. */
  @Nullable Object scope;

  /** The future of the work that the thread gives away now; null if it does not. */
  @Nullable Tracked added;

  private @Nullable WeakReference<Object> lastExecutor;
  private @Nullable MadeByHand madeByHand;

  /** What a task of the thread has thrown that its pool has looked at; null if nothing. */
  @Nullable Object seen;

  /** How many pieces of work the thread has ended; another number is another piece of work. */
  volatile int runs;

  /** Whether a scope has forked the thread outside of windows. */
  boolean forked;

  /** The work that has started the thread, outside of windows; null if that is not known. */
  private @Nullable Task starter;

  /** As what the thread is shown on the timeline, outside of windows; null if it is not. */
  volatile @Nullable Task shown;

  /** What stands for the work that the thread does now, if it is no task; null if nothing yet. */
  private volatile @Nullable Task standIn;

  /** The numbers of what the work that the thread does now has given away lately. */
  private int @Nullable [] given;

  private int gifts;

  /** What the thread was given to run, and runs now; null if that is not known. */
  @Nullable Object command;

  /** What stands for the callback that the thread, an event loop, has run; null if nothing. */
  @Nullable Task callbackOwner;

  int callbackNumber;

  /** Whether the work that the thread does now has taken something from a queue. */
  boolean takes;

  /** When the work that the thread does now began, if it is no task, by {@link Crossings}. */
  int begun = Crossings.soFar();

  /** How the thread takes from a queue, the one it took from last; null if it took from none. */
  @Nullable Taker taker;

  /** The executor that the thread starts a thread for now; null if it does not. */
  @Nullable Object growing;

  /** The threads that this one counts among, as long as it is alive; null if that matters not. */
  volatile Crowd.@Nullable Member member;

  /** The periodic task that the thread, that of a timer, runs; null if it does not. */
  @Nullable Object timerTask;

  /** The latest permits that the thread has taken and not given back; null if there are none. */
  @Nullable Hold holds;

  /** How many the thread has taken so far. */
  int holdsTaken;

  /** What the thread has forked while it had permits; null if nothing. */
  @Nullable Task lastForked;

  /** Inside of how many calls that take permits, or give them back, and may do so inside again. */
  int taking;

  int giving;

  /** The latest interrupt by another thread; null if there was none. */
  volatile @Nullable Delivery delivery;

  /** The wait of the thread that is counted; null if none is. */
  volatile WaitsBegun.@Nullable Counted counted;

  /** After how many nanoseconds the task is to be run that it schedules, or has scheduled last. */
  long delay;

  /** Which kind of thread it is, whatever it runs; null before somebody has asked. */
  @Nullable ThreadKind kind;

  /** Whether Selvedge waits on the thread for the tasks of a window. */
  boolean settles;

  /** What the thread owes for interrupts; null if none has reached its work so far. */
  volatile @Nullable Debts debts;

  ThreadTasks(Thread thread) {
    this.thread = thread;
  }

  /** The task that runs now; null if there is none. */
  @Nullable Task current() {
    Task task = (Task) TOP.getAcquire(this);
    while (task != null && task.state == Task.ENDED) {
      task = task.outer;
    }
    return task;
  }

  /** The task that runs now for whoever looks at the timeline; null if there is none. */
  @Nullable Task onTimeline() {
    Task task = current();
    return task == null ? shown : task;
  }

  /** The task that runs now, if it is one of a window that somebody has opened. */
  @Nullable Task maker() {
    Task task = current();
    return task == null || !task.isOfOpenedWindow() ? null : task;
  }

  /** The work that the thread does now: its task, or what stands for it. */
  Task work() {
    Task task = current();
    return task == null ? standIn() : task;
  }

  /** The same, for another thread; null if neither is there. */
  @Nullable Task knownWork() {
    Task task = current();
    return task == null ? standIn : task;
  }

  /** What stands for the work that is no task: of whatever it makes, it is the maker. */
  Task standIn() {
    Task known = standIn;
    if (known == null) {
      known = Task.standIn(starter == null ? Works.jvm() : starter);
      known.shownAs = shown;
      standIn = known;
    }
    return known;
  }

  /** The thread is about to be started by some work outside of windows. */
  void startedBy(Task work) {
    starter = work;
  }

  /** The thread has ended a piece of work. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread itself
  void ran() {
    Interrupts.ended(this);
    runs++;
    starter = null;
    standIn = null;
    command = null;
    takes = false;
    given = null;
    begun = Crossings.soFar();
    holds = null;
    lastForked = null;
  }

  /** The thread gives something to an executor of which nothing is recorded, to be run. */
  void gives(Object work) {
    int[] numbers = given;
    if (numbers == null) {
      numbers = new int[GIFTS];
      given = numbers;
    }
    numbers[gifts++ & (GIFTS - 1)] = System.identityHashCode(work);
  }

  /** Whether the work that the thread does now has given something away, as far as is known. */
  boolean hasGiven(@Nullable Object work) {
    int[] numbers = work == null ? null : given;
    if (numbers != null) {
      int number = System.identityHashCode(work);
      for (int each : numbers) {
        if (each == number) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the thread was started for; null if that is no task. */
  @Nullable Task base() {
    Task task = current();
    while (task != null && task.outer != null) {
      task = task.outer;
    }
    return task;
  }

  void set(@Nullable Task task) {
    TOP.setRelease(this, task);
  }

  /** Whether the thread runs a task now, perhaps below another one. */
  boolean runs(Task task) {
    for (Task each = current(); each != null; each = each.outer) {
      if (each == task) {
        return task.state == Task.RUNNING;
      }
    }
    return false;
  }

  /** Whether a task, ended or not, is the innermost. */
  boolean isTop(Task task) {
    return TOP.getAcquire(this) == task;
  }

  /** The executor that the thread gives work to now, held weakly; null if it does not tell. */
  @Nullable WeakReference<Object> executor() {
    return executor == null || !Futures.isService(executor) ? null : weakly(executor);
  }

  private WeakReference<Object> weakly(Object referent) {
    WeakReference<Object> last = lastExecutor;
    if (last == null || last.get() != referent) {
      last = new WeakReference<>(referent);
      lastExecutor = last;
    }
    return last;
  }

  /** The thread has made a future by hand. */
  void madeByHand(Object future) {
    MadeByHand made = madeByHand;
    if (made == null) {
      made = new MadeByHand();
      madeByHand = made;
    }
    made.add(future, current(), callback);
  }

  /** Whether the task that the thread runs now is known to have made a future. */
  boolean hasMade(Object future) {
    MadeByHand made = madeByHand;
    return made != null && made.contains(future, current(), callback);
  }

  /** The thread has made another one; null to forget it. */
  void made(@Nullable Object other, @Nullable Object body) {
    made = other;
    madeBody = body;
  }

  /** What another thread is to run, if this one has just made it; null if that is not known. */
  @Nullable Object bodyOf(Object other) {
    Object body = made == other ? madeBody : null;
    made = null;
    madeBody = null;
    return body;
  }
}

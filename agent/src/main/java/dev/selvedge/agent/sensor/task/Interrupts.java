package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.InterruptListener;
import dev.selvedge.agent.sensor.ThreadFacts;
import dev.selvedge.agent.sensor.task.Delivery.Answer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts on their way: one thread interrupts another, whose code catches an exception or finds
 * its flag set, and answers in some way. What woven methods and catch blocks call; the methods
 * never throw and never block, and call no code of the application.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Interrupts {

  private static final AtomicReferenceFieldUpdater<ThreadTasks, @Nullable Delivery> DELIVERY =
      AtomicReferenceFieldUpdater.newUpdater(ThreadTasks.class, Delivery.class, "delivery");

  /** How many debts are open in this JVM. */
  static final AtomicInteger OPEN = new AtomicInteger();

  /** Whether a thread was interrupted by another one so far; without, nobody owes anything. */
  private static volatile boolean seen;

  private static volatile @Nullable InterruptListener listener;
  private static volatile long graceNanos = TimeUnit.MILLISECONDS.toNanos(250);

  private Interrupts() {}

  /**
   * Sets who is told.
   *
   * @param grace how long work may go on after it was interrupted, in nanoseconds
   */
  public static void listen(InterruptListener who, long grace) {
    graceNanos = grace;
    listener = who;
  }

  /** Sets who reads class files. */
  public static void answerableBy(Answerable reader) {
    CatchSite.readBy(reader);
  }

  static @Nullable InterruptListener listener() {
    return listener;
  }

  /** How long work may go on after it was interrupted. */
  static long graceNanos() {
    return graceNanos;
  }

  /** A thread is about to be interrupted by the current one. */
  static void interrupting(Thread target) {
    try {
      if (target != Thread.currentThread()) {
        deliver(target);
      } else if (seen) {
        Debts debts = debts();
        if (debts != null) {
          debts.restored();
        }
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  private static void deliver(Thread target) {
    if (!mayRun(target)) {
      return;
    }
    ThreadTasks tasks = ThreadTable.ofOrNew(target);
    Delivery before = tasks.delivery;
    if (before != null && !before.own && before.isOf(tasks) && ThreadFacts.isInterrupted(target)) {
      // It is interrupted already, which the other one has done.
      return;
    }
    put(Delivery.to(tasks), tasks);
    if (!mayRun(target)) {
      ThreadTable.remove(target);
    }
  }

  private static void put(Delivery delivery, ThreadTasks tasks) {
    Delivery before = tasks.delivery;
    delivery.follows(before);
    while (!DELIVERY.compareAndSet(tasks, before, delivery)) {
      before = tasks.delivery;
      delivery.follows(before);
    }
    Cancellations.add(delivery);
    if (!seen) {
      seen = true;
      WaitsBegun.listen();
    }
  }

  private static boolean mayRun(Thread thread) {
    Thread.State state = ThreadFacts.state(thread);
    return state != Thread.State.NEW && state != Thread.State.TERMINATED;
  }

  /**
   * Interrupts the current thread in the name of something else than itself.
   *
   * @param by who does it, for a reader
   */
  public static void interruptHere(String by) {
    if (Sensor.isOn()) {
      try {
        ThreadTasks tasks = ThreadTable.currentOrNew();
        // First, since who interrupts himself restores what came before.
        tasks.thread.interrupt();
        put(Delivery.here(by, tasks), tasks);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The current thread has caught an exception. */
  public static void caught(@Nullable Object exception) {
    if (seen && exception instanceof Throwable thrown && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Delivery delivery = thread == null ? null : thread.delivery;
        if (thread != null && delivery != null && delivery.isOf(thread)) {
          Debts owed = thread.debts;
          Throwable interrupt = owed == null ? null : owed.interruptIn(thrown);
          if (interrupt == null) {
            interrupt = Throwables.interruptIn(thrown);
          }
          if (interrupt != null && !ThreadFacts.isInterrupted(thread.thread)) {
            Debts.of(thread).caught(delivery, interrupt, thrown);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * The current thread asks whether it was interrupted, and clears that.
   *
   * @return what {@link #cleared} is told
   */
  public static @Nullable Object clearing() {
    return null;
  }

  /**
   * It has asked so. Only the answer says whether anything was cleared: the flag may be set while
   * the thread asks.
   *
   * @param result what it was told
   */
  public static void cleared(@Nullable Object token, @Nullable Object result) {
    if (seen && Boolean.TRUE.equals(result) && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Delivery delivery = thread == null ? null : thread.delivery;
        if (thread != null && delivery != null && delivery.isOf(thread)) {
          Debts.of(thread).cleared(delivery);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** An exception leaves the work of the current thread. */
  public static void passedOn(@Nullable Object thrown) {
    if (seen && thrown instanceof Throwable passed) {
      try {
        Debts debts = debts();
        if (debts != null) {
          debts.left(passed);
        }
        leftUnmet(passed);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** It may have gone through all code of the user, which has caught nothing. */
  private static void leftUnmet(Throwable passed) {
    ThreadTasks thread = ThreadTable.current();
    Delivery delivery = thread == null ? null : thread.delivery;
    if (thread != null
        && delivery != null
        && delivery.answer == Answer.NOT_ARRIVED
        && delivery.isOf(thread)
        && Throwables.answersInterrupt(passed)) {
      delivery.exception = passed.getClass().getName();
      delivery.answer = Answer.RETHROWN;
    }
  }

  /** An exception is handed to a future. */
  public static void handed(@Nullable Object thrown) {
    if (seen && thrown instanceof Throwable handed) {
      try {
        Debts debts = debts();
        if (debts != null) {
          debts.handed(handed);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The current thread, a virtual one, leaves its carrier to others. */
  public static void yielding() {
    if (seen) {
      Debts debts = debts();
      if (debts != null) {
        debts.yields();
      }
    }
  }

  /** What the current thread owes; null if nothing. */
  private static @Nullable Debts debts() {
    ThreadTasks thread = OPEN.get() == 0 ? null : ThreadTable.current();
    return thread == null ? null : thread.debts;
  }

  /** A thread has ended a piece of work; it may begin another one. */
  static void ended(ThreadTasks thread) {
    if (seen) {
      Debts debts = thread.debts;
      if (debts != null) {
        debts.ended(null);
      }
      Delivery delivery = thread.delivery;
      if (delivery != null && delivery.run == thread.runs) {
        delivery.workEnded();
      }
    }
  }

  /** A thread has ended a task, perhaps inside of another one. */
  static void ended(ThreadTasks thread, Task task) {
    Debts debts = seen ? thread.debts : null;
    if (debts != null) {
      debts.ended(task);
    }
    Delivery delivery = seen ? thread.delivery : null;
    if (delivery != null && delivery.to == task) {
      delivery.workEnded();
    }
  }

  /** Tells what is owed and was swallowed by work of a window that is over, and still runs. */
  public static void unpaidIn(String window) {
    unpaid(debt -> debt.window().isIn(window));
  }

  /** The same of windows that nobody waits for, whose time is over. */
  public static void unpaidInLeft() {
    unpaid(debt -> debt.window().isOver);
  }

  /** The same of all, because the JVM ends. */
  public static void unpaidAtEndOfJvm() {
    unpaid(debt -> true);
  }

  /**
   * The interrupts that tasks of a window got from other threads, for its line of the journal.
   *
   * @param window its id; {@link dev.selvedge.agent.event.Lineage#JVM} for all that is of no other
   */
  public static Map<String, Object> ledger(String window) {
    return Cancellations.take(window);
  }

  /** Those that tasks of a window that is open got so far. */
  public static Map<String, Object> ledgerSoFar(String window) {
    return Cancellations.soFar(window);
  }

  private static void unpaid(Predicate<Debt> which) {
    if (OPEN.get() == 0 || !Sensor.isOn()) {
      return;
    }
    try {
      for (ThreadTasks thread : ThreadTable.all()) {
        Debts debts = thread.debts;
        if (debts != null) {
          for (Debt each : debts.open()) {
            if (which.test(each) && each.isSwallowed() && !each.mayBeAnswered()) {
              Debts.tell(each, true);
            }
          }
        }
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** The current thread is about to wait. */
  static void waiting() {
    if (OPEN.get() != 0) {
      ThreadTasks thread = ThreadTable.current();
      Debts debts = thread == null ? null : thread.debts;
      if (debts != null) {
        debts.waits();
      }
    }
  }
}

package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.InterruptListener;
import dev.selvedge.agent.sensor.task.Delivery.Answer;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread owes for the interrupts that have reached its work. Written by that thread alone,
 * but for what was told of a debt; others may look.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Debts {

  /** More of one piece of work tell nobody more. */
  private static final int MOST = 16;

  private final ThreadTasks thread;
  private volatile List<Debt> open = List.of();

  /** The exception that was answered last, which may be seen again. */
  private @Nullable WeakReference<@Nullable Throwable> answered;

  private Debts(ThreadTasks thread) {
    this.thread = thread;
  }

  static Debts of(ThreadTasks thread) {
    Debts debts = thread.debts;
    if (debts == null) {
      debts = new Debts(thread);
      thread.debts = debts;
    }
    return debts;
  }

  /** The exception of an interrupt that is owed for in what was caught, also below wrappers. */
  @Nullable Throwable interruptIn(Throwable caught) {
    for (Debt each : open) {
      Throwable interrupt = each.interrupt();
      if (interrupt != null && Throwables.isCausedBy(caught, interrupt)) {
        return interrupt;
      }
    }
    return null;
  }

  /** What is owed now. */
  List<Debt> open() {
    return open;
  }

  /** Whether the work that runs now owes an answer. */
  boolean owes() {
    return !open.isEmpty();
  }

  /** An exception was caught that an interrupt has caused. */
  void caught(Delivery delivery, Throwable interrupt, Throwable thrown) {
    if (answered != null && answered.get() == interrupt) {
      return;
    }
    CatchSite site = CatchSite.here();
    if (site == null) {
      return;
    }
    if (site.owner() != Owner.USER) {
      // It has left the user's code, or never was there.
      if (delivery.answer == Answer.NOT_ARRIVED) {
        delivery.answer = Answer.LIBRARY;
      }
      pay(thrown == interrupt ? Answer.RETHROWN : Answer.WRAPPED, thrown);
      return;
    }
    Debt known = withInterrupt(interrupt);
    if (known != null) {
      known.leftAs(thrown);
      known.moved(site, interrupt, thrown);
    } else {
      arrived(delivery, site, interrupt, thrown);
    }
  }

  /** The flag is cleared that an interrupt has set. */
  void cleared(Delivery delivery) {
    CatchSite site = CatchSite.ofCall();
    if (site == null || site.owner() == Owner.JDK) {
      return;
    }
    if (site.owner() == Owner.LIBRARY) {
      if (delivery.answer == Answer.NOT_ARRIVED) {
        delivery.answer = Answer.LIBRARY;
      }
    } else {
      arrived(delivery, site, null, null);
    }
  }

  private void arrived(
      Delivery delivery,
      CatchSite site,
      @Nullable Throwable interrupt,
      @Nullable Throwable thrown) {
    delivery.arrived = site.line();
    delivery.exception = interrupt == null ? null : interrupt.getClass().getName();
    if (delivery.own) {
      delivery.answer = Answer.OWN;
      return;
    }
    if (!isOfUser(site)) {
      delivery.answer = Answer.LIBRARY;
      return;
    }
    delivery.answer = Answer.UNPAID;
    if (open.size() < MOST) {
      List<Debt> more = new ArrayList<>(open);
      more.add(new Debt(delivery, thread, site, interrupt, thrown));
      Interrupts.OPEN.incrementAndGet();
      open = List.copyOf(more);
    }
  }

  /** Whether user code has made the work that was interrupted. */
  private boolean isOfUser(CatchSite site) {
    Task task = thread.current();
    if (task == null || task.origin == Origin.UNKNOWN) {
      return site.outermost() == Owner.USER;
    }
    return task.kind.isWindow() || (task.origin != null && task.origin.isOfUser());
  }

  private @Nullable Debt withInterrupt(Throwable interrupt) {
    for (Debt each : open) {
      if (each.isBy(interrupt)) {
        return each;
      }
    }
    return null;
  }

  /** The thread has interrupted itself: what has cleared the flag has set it again. */
  void restored() {
    pay(Answer.FLAG, null);
  }

  /** An exception leaves the work. */
  void left(Throwable thrown) {
    List<Debt> debts = open;
    if (!debts.isEmpty() && Throwables.answersInterrupt(thrown)) {
      Throwable own = debts.get(debts.size() - 1).interrupt();
      pay(Throwables.roleOf(own, thrown), thrown);
    }
  }

  /** An exception is handed to a future. */
  void handed(Throwable thrown) {
    if (!open.isEmpty() && Throwables.answersInterrupt(thrown)) {
      pay(Answer.FUTURE, null);
    }
  }

  /**
   * Nothing is owed any more.
   *
   * @param thrown the exception that has left the work; null if none has
   */
  private void pay(Answer how, @Nullable Throwable thrown) {
    List<Debt> paid = open;
    open = List.of();
    for (Debt each : paid) {
      each.delivery.answer = how;
      if (thrown != null) {
        each.leftAs(thrown);
      }
      if (how == Answer.FLAG || how == Answer.FUTURE) {
        answered = new WeakReference<>(each.interrupt());
      }
      Interrupts.OPEN.decrementAndGet();
    }
  }

  /** The thread begins to wait. */
  void waits() {
    for (Debt each : open) {
      if (!each.hasWaited()) {
        NextWait wait = NextWait.here();
        if (wait != null) {
          for (Debt one : open) {
            one.waits(wait);
          }
        }
        return;
      }
    }
  }

  /** The thread, a virtual one, leaves its carrier to others. */
  void yields() {
    open.forEach(Debt::isOutOfSight);
  }

  /**
   * A piece of work ends.
   *
   * @param task null if it is all that the thread does
   */
  void ended(@Nullable Task task) {
    List<Debt> debts = open;
    if (debts.isEmpty()) {
      return;
    }
    List<Debt> others = new ArrayList<>();
    for (Debt each : debts) {
      if (task != null && each.task != task) {
        others.add(each);
      } else {
        Interrupts.OPEN.decrementAndGet();
        each.ended();
      }
    }
    open = List.copyOf(others);
    if (task == null) {
      answered = null;
    }
  }

  /** Tells of a debt that was not paid. */
  static void tell(Debt debt, boolean runs) {
    InterruptListener who = Interrupts.listener();
    if (who != null && debt.tellOnce()) {
      who.swallowed(debt.describe(runs));
    }
  }
}

package dev.selvedge.agent.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The user's own tests for event loops. They are code of the user that runs in the middle of a call
 * that may block: one that throws is switched off, and what one does itself is not looked at.
 */
final class LoopPredicates {

  private static final Registration[] NONE = new Registration[0];

  private static volatile Registration[] all = NONE;

  private LoopPredicates() {}

  /** Adds one; closing what is returned removes it. */
  static synchronized AutoCloseable add(Predicate<? super Thread> test) {
    Registration added = new Registration(test);
    Asking.prepare();
    List<Registration> more = new ArrayList<>(List.of(all));
    more.add(added);
    all = more.toArray(NONE);
    return added;
  }

  /** Removes one; whether it was there. */
  private static synchronized boolean close(Registration removed) {
    removed.closed = true;
    List<Registration> fewer = new ArrayList<>(List.of(all));
    boolean was = fewer.remove(removed);
    all = fewer.isEmpty() ? NONE : fewer.toArray(NONE);
    return was;
  }

  /** Whether the thread, which is the current one, is an event loop by one of them. */
  static Answer ask(Thread current) {
    Registration[] now = all;
    return now.length == 0 || isSelvedge(current) ? Answer.NO : ask(now, current);
  }

  /** Code of the user has no business on threads of the agent. */
  private static boolean isSelvedge(Thread thread) {
    return thread.getName().startsWith("selvedge") && thread.getContextClassLoader() == null;
  }

  private static Answer ask(Registration[] now, Thread current) {
    int slot = Asking.begin(current);
    if (slot < 0) {
      return Answer.NONE;
    }
    try {
      for (Registration each : now) {
        if (each.says(current)) {
          return Answer.YES;
        }
      }
      return Answer.NO;
    } finally {
      if (Asking.end(slot)) {
        // It may have waited, inside of a park whose permit it then has taken.
        LockSupport.unpark(current);
      }
    }
  }

  /** What they say of a thread. */
  enum Answer {
    YES,
    NO,
    /** It is one of them that asks. */
    NONE
  }

  /** One of them, until it is closed or throws. */
  private static final class Registration implements AutoCloseable {
    private final Predicate<? super Thread> test;
    private volatile boolean closed;

    Registration(Predicate<? super Thread> test) {
      this.test = test;
    }

    boolean says(Thread current) {
      try {
        return !closed && test.test(current);
      } catch (VirtualMachineError exhausted) {
        // The stack or the heap of the application is at its end, which is not the predicate's
        // fault.
        return false;
      } catch (Throwable e) {
        if (LoopPredicates.close(this)) {
          UserFault.say(
              "the test for event loops "
                  + described()
                  + " has thrown an exception and is not asked any more: "
                  + e);
        }
        return false;
      }
    }

    private String described() {
      try {
        return test.toString();
      } catch (Throwable e) {
        return test.getClass().getName();
      }
    }

    @Override
    public void close() {
      LoopPredicates.close(this);
    }
  }
}

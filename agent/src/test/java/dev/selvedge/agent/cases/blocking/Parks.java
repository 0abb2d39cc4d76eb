package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Parking by hand. */
public final class Parks {

  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  public static void main(String[] args) throws Exception {
    Loop.run(args, Parks::calls);
  }

  private static void calls() {
    Thread self = Thread.currentThread();
    LockSupport.parkNanos(NANOS); // FINDING: BlockedEventLoop
    LockSupport.parkNanos("blocker", NANOS); // FINDING: BlockedEventLoop
    LockSupport.parkUntil(soon()); // FINDING: BlockedEventLoop
    LockSupport.parkUntil("blocker", soon()); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> LockSupport.unpark(self));
    LockSupport.park(); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> LockSupport.unpark(self));
    LockSupport.park("blocker"); // FINDING: BlockedEventLoop
  }

  private static long soon() {
    return System.currentTimeMillis() + 250;
  }
}

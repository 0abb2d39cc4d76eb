package dev.selvedge.junit;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells whether it comes from an interrupt that something was thrown. */
final class Interruptions {

  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean interruption;
  private boolean assertion;

  private Interruptions() {}

  /**
   * Whether it is, wraps or carries what an interrupt makes the JDK throw, and no assertion has
   * failed and the JVM has no trouble.
   */
  static boolean explain(Throwable thrown) {
    Interruptions found = new Interruptions();
    found.look(thrown);
    return found.interruption && !found.assertion;
  }

  private void look(@Nullable Throwable each) {
    if (each == null || !seen.add(each)) {
      return;
    }
    interruption |=
        each instanceof InterruptedException
            || each instanceof ClosedByInterruptException
            || each instanceof CancellationException
            || each instanceof BrokenBarrierException
            || (each instanceof InterruptedIOException
                && !(each instanceof SocketTimeoutException));
    assertion |= each instanceof AssertionError || each instanceof VirtualMachineError;
    look(each.getCause());
    for (Throwable suppressed : each.getSuppressed()) {
      look(suppressed);
    }
  }
}

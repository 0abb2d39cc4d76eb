package dev.selvedge.agent.sensor.carrier;

/** A JVM with one carrier, of which a test says what it does. */
final class FakeJvm implements Jvm {

  long cpuNanos;
  long heldUpNanos;
  long pausedNanos;
  boolean compensates;
  boolean wantsProcessor;
  boolean maybeNative = true;
  boolean maybePinned = true;
  Thread.State state = Thread.State.RUNNABLE;
  StackTraceElement[] stack = {};

  @Override
  public long cpuNanos(Slot slot) {
    return cpuNanos;
  }

  @Override
  public long heldUpNanos(Slot slot) {
    return heldUpNanos;
  }

  @Override
  public long pausedNanos() {
    return pausedNanos;
  }

  @Override
  public boolean compensates(Thread carrier) {
    return compensates;
  }

  @Override
  public Thread.State state(Thread carrier) {
    return state;
  }

  @Override
  public StackTraceElement[] stack(Thread virtualThread) {
    return stack.clone();
  }

  @Override
  public boolean wantsProcessor(Slot slot) {
    return wantsProcessor;
  }

  @Override
  public boolean maybeNative(StackTraceElement[] taken, Slot slot) {
    return maybeNative;
  }

  @Override
  public boolean maybePinned(StackTraceElement[] taken) {
    return maybePinned;
  }
}

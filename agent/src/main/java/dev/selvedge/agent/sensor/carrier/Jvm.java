package dev.selvedge.agent.sensor.carrier;

/** What the watchdog asks the JVM and the operating system about carriers. */
interface Jvm {

  /** The processor time that a carrier has used. */
  long cpuNanos(Slot slot);

  /**
   * How long a carrier had wanted a processor that others had when it was last asked for its time;
   * 0 where nobody counts it.
   */
  long heldUpNanos(Slot slot);

  /** How long the garbage collector has stopped all threads so far. */
  long pausedNanos();

  /** Whether the JDK runs a spare carrier meanwhile. */
  boolean compensates(Thread carrier);

  /** What a carrier, or the virtual thread mounted on it, waits for; runnable in native code. */
  Thread.State state(Thread carrier);

  /** What a mounted virtual thread does now, innermost first; empty if it is not mounted. */
  StackTraceElement[] stack(Thread virtualThread);

  /** Whether a carrier that has used no processor time is known to want some. */
  boolean wantsProcessor(Slot slot);

  /**
   * Whether a thread that uses no processor time can be in native code.
   *
   * @param stack what it does, innermost first
   */
  boolean maybeNative(StackTraceElement[] stack, Slot slot);

  /**
   * Whether something can keep a virtual thread on its carrier that waits for a monitor. If nothing
   * can, the JVM itself waits in it, as for another thread to link a class: that happens once, and
   * is nobody's fault.
   *
   * @param stack what it does, innermost first
   */
  boolean maybePinned(StackTraceElement[] stack);
}

package dev.selvedge.agent.event;

/** Who is told of interrupts that were not answered as they should be. */
public interface InterruptListener {

  /** One was swallowed; quick, and from any thread. */
  void swallowed(SwallowedInterrupt interrupt);

  /** The exception of one was wrapped, and the flag not set; quick, and from any thread. */
  void wrapped(WrappedInterrupt interrupt);
}

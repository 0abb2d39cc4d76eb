package dev.selvedge.agent.event;

/** Who is told of interrupts that were not answered. */
@FunctionalInterface
public interface InterruptListener {

  /** One was swallowed; quick, and from any thread. */
  void swallowed(SwallowedInterrupt interrupt);
}

package dev.selvedge.agent.event;

import java.util.function.BooleanSupplier;

/**
 * A thread that must not block, as a rule sees it.
 *
 * @param kind how it was recognised, in words for a reader: {@code "Netty event loop"}
 * @param role why it must not block
 * @param ended whether its thread has ended
 */
public record EventLoop(String kind, Role role, BooleanSupplier ended) {

  /** An event loop. */
  public EventLoop(String kind, BooleanSupplier ended) {
    this(kind, Role.EVENT_LOOP, ended);
  }

  /** Why a thread must not block. */
  public enum Role {
    /** It serves many connections, or the events of a user interface. */
    EVENT_LOOP,
    /** It is one of the few workers that all of the JVM shares. */
    COMMON_POOL
  }
}

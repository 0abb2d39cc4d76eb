package dev.selvedge.agent.event;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that must not block, as a rule sees it.
 *
 * @param kind how it was recognised, in words for a reader: {@code "Netty event loop"}
 * @param role why it must not block
 * @param ended whether it has ended, at the latest with its thread
 * @param body the method that is the loop, as in {@code com.acme.Loop.run}, where that is known;
 *     null if not
 */
public record EventLoop(String kind, Role role, BooleanSupplier ended, @Nullable String body) {

  /** An event loop. */
  public EventLoop(String kind, BooleanSupplier ended) {
    this(kind, ended, null);
  }

  /** An event loop with a body. */
  public EventLoop(String kind, BooleanSupplier ended, @Nullable String body) {
    this(kind, Role.EVENT_LOOP, ended, body);
  }

  /** A thread that must not block for another reason. */
  public EventLoop(String kind, Role role, BooleanSupplier ended) {
    this(kind, role, ended, null);
  }

  /** Why a thread must not block. */
  public enum Role {
    /** It serves many connections, or the events of a user interface. */
    EVENT_LOOP,
    /** It is one of the few workers that all of the JVM shares. */
    COMMON_POOL
  }
}

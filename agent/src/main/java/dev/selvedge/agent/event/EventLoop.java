package dev.selvedge.agent.event;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An event loop as a rule sees it.
 *
 * @param kind how it was recognised, in words for a reader: {@code "Netty event loop"}
 * @param ended whether it has ended, at the latest with its thread
 * @param body the method that is the loop, as in {@code com.acme.Loop.run}, where that is known;
 *     null if not
 */
public record EventLoop(String kind, BooleanSupplier ended, @Nullable String body) {

  public EventLoop(String kind, BooleanSupplier ended) {
    this(kind, ended, null);
  }
}

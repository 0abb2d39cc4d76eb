package dev.selvedge.agent.event;

import java.util.function.BooleanSupplier;

/**
 * An event loop as a rule sees it.
 *
 * @param kind how it was recognised, in words for a reader: {@code "Netty event loop"}
 * @param ended whether its thread has ended
 */
public record EventLoop(String kind, BooleanSupplier ended) {}

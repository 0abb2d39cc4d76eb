package dev.selvedge.agent.event;

import org.jspecify.annotations.Nullable;

/**
 * A task as its descendants remember it, whether it still runs or not.
 *
 * @param id the task's number in this JVM, from 1
 * @param kind what kind of work it is
 * @param name the name of its window or thread; null if it has none
 * @param origin the line that made it; null if that is not known, or it is the body of a window
 */
public record Ancestor(
    long id, TaskKind kind, @Nullable String name, @Nullable StackTraceElement origin) {}

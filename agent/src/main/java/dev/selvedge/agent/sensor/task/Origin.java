package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are made: a call, with the frames from the API down to the user's line. Holds names
 * only, no class, so that it may be kept for as long as one likes.
 */
final class Origin {

  /** One of which nothing is known. */
  static final Origin UNKNOWN = new Origin(List.of(), null, false);

  /** How many futures that were made here have failed, and nobody has looked at them yet. */
  final AtomicInteger unseen = new AtomicInteger();

  /** How many futures that were made here have failed. */
  int failures;

  /** Whether user code makes it while a class is initialised. */
  boolean ofInitialiser;

  /** Innermost first: the API that was called, what lies between, the user's line. */
  final List<Frame> frames;

  private final @Nullable Frame line;
  private final boolean ofUser;

  /**
   * @param frames innermost first
   * @param line the innermost frame of the user; null if there is none
   * @param ofUser whether user code made the task itself, and not while a class was initialised
   */
  Origin(List<Frame> frames, @Nullable Frame line, boolean ofUser) {
    this.frames = frames;
    this.line = line;
    this.ofUser = ofUser;
  }

  /** The user's line; null if no user code had to do with it. */
  @Nullable StackTraceElement line() {
    return line == null ? null : line.element();
  }

  /** Whether it is a call of {@code CompletableFuture}, whose timers are its own business. */
  boolean isOfCompletableFuture() {
    return !frames.isEmpty()
        && frames.get(0).className().startsWith("java.util.concurrent.CompletableFuture");
  }

  /** Whether it is a call to run something later. */
  boolean isSchedule() {
    return !frames.isEmpty() && frames.get(0).methodName().startsWith("schedule");
  }

  /** Whether it is a call to run something that gives nothing back. */
  boolean isExecute() {
    return !frames.isEmpty() && frames.get(0).methodName().equals("execute");
  }

  /** Whether the same method was called in both. */
  boolean isCallOf(Origin other) {
    return !frames.isEmpty()
        && !other.frames.isEmpty()
        && frames.get(0).methodName().equals(other.frames.get(0).methodName())
        && frames.get(0).className().equals(other.frames.get(0).className());
  }

  /** Whether it is a call by which an executor is given a task that has a result. */
  boolean isOfExecutor() {
    return isSchedule() || (!frames.isEmpty() && frames.get(0).methodName().equals("submit"));
  }

  /** Whether user code made the task itself, and not while a class was initialised. */
  boolean isOfUser() {
    return ofUser;
  }

  /** Whether user code made the task itself, be it while a class was initialised. */
  boolean isByUser() {
    return ofUser || ofInitialiser;
  }
}

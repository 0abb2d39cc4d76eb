package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that blocks has begun on a thread that must not block.
 *
 * @param kind what the thread waits for
 * @param thread the name of the thread
 * @param loop the event loop that the thread runs
 * @param nanos when the call began, on the clock of {@link System#nanoTime()}
 * @param spanNanos how long it may wait at most, as far as the call says; {@link #ENDLESS} if not
 * @param frames the stack at the blocking call, innermost first, without frames of Selvedge
 * @param lineage where the work comes from that makes the call; null if that is not known
 */
public record BlockingCall(
    WaitKind kind,
    String thread,
    EventLoop loop,
    long nanos,
    long spanNanos,
    List<Frame> frames,
    @Nullable Lineage lineage) {

  /** The span of a call that names none. */
  public static final long ENDLESS = Long.MAX_VALUE;

  public BlockingCall(
      WaitKind kind, String thread, EventLoop loop, long nanos, List<Frame> frames) {
    this(kind, thread, loop, nanos, ENDLESS, frames, null);
  }
}

package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.CallbackListener;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LongCallback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The watch of callbacks that compute for long on an event loop. What counts is the processor's
 * time that the loop's thread has had since a moment at which the same callback was at work.
 */
public final class Computations implements Watchdog.Watch {

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final long thresholdNanos;
  private final CallbackListener listener;
  private final Function<Thread, @Nullable Lineage> lineages;
  private final Map<LoopThread, Computation> running = new HashMap<>();

  /**
   * @param thresholdNanos from when on a computation is told
   * @param lineages knows where the work of a thread comes from
   */
  public Computations(
      long thresholdNanos,
      CallbackListener listener,
      Function<Thread, @Nullable Lineage> lineages) {
    this.thresholdNanos = thresholdNanos;
    this.listener = listener;
    this.lineages = lineages;
    Callbacks.start();
  }

  @Override
  public String part() {
    return "the watch of computations";
  }

  @Override
  public long look(long now) {
    List<LoopThread> loops = LiveLoops.now();
    forgetAllBut(loops);
    if (loops.isEmpty() || !Management.isThere()) {
      return Watchdog.NEVER;
    }
    long pause = LONGEST_PAUSE_NANOS;
    for (LoopThread loop : loops) {
      pause = Math.min(pause, lookAt(loop, now));
    }
    return Math.max(SHORTEST_PAUSE_NANOS, pause);
  }

  private long lookAt(LoopThread loop, long now) {
    int number = loop.callback();
    Computation known = running.get(loop);
    if (known != null && known.number != number) {
      ended(known);
      known = null;
    }
    if (loop.isInWovenCall() || !loop.isOneCallback()) {
      return LONGEST_PAUSE_NANOS;
    }
    if (known == null) {
      known = new Computation(loop, number, now);
      running.put(loop, known);
      return known.nextNanos() - now;
    }
    known.look(now, thresholdNanos);
    // Only if it is the same callback still, all of it was this one's.
    if (known.told == null && known.counts(thresholdNanos) && loop.callback() == number) {
      known.told = listener.seen(new Seen(known, lineages.apply(loop.thread)));
    }
    return known.nextNanos() - now;
  }

  private void ended(Computation computation) {
    running.remove(computation.loop);
    Object told = computation.told;
    if (told != null) {
      listener.ended(told, computation.cpuNanos());
    }
  }

  private void forgetAllBut(List<LoopThread> loops) {
    if (!running.isEmpty()) {
      Set<LoopThread> gone = new HashSet<>(running.keySet());
      gone.removeAll(new HashSet<>(loops));
      for (LoopThread loop : gone) {
        Computation computation = running.get(loop);
        if (computation != null) {
          ended(computation);
        }
      }
    }
  }

  /** A callback with all that must be asked for while it runs. */
  private static final class Seen implements Supplier<@Nullable LongCallback> {
    private final String thread;
    private final EventLoop loop;
    private final long began;
    private final List<StackTraceElement[]> stacks;
    private final @Nullable Lineage lineage;

    Seen(Computation computation, @Nullable Lineage lineage) {
      this.thread = computation.loop.thread.getName();
      this.loop = computation.loop.loop;
      this.began = computation.sinceNanos;
      this.stacks = List.copyOf(computation.samples);
      this.lineage = lineage;
    }

    @Override
    public @Nullable LongCallback get() {
      List<List<Frame>> samples = new ArrayList<>();
      for (StackTraceElement[] stack : stacks) {
        samples.add(Stacks.of(stack));
      }
      return new LongCallback(thread, loop, began, samples, lineage);
    }
  }
}

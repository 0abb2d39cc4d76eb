package dev.selvedge.agent.sensor.task;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Futures that are built upon others, which pass on to them what somebody has to look at. The
 * methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Derivations {

  private Derivations() {}

  /**
   * A future is built upon another one.
   *
   * @param executor what runs the function; null for whoever completes the other one
   * @return what {@link #derived} is told
   */
  public static @Nullable Object one(
      Object source, @Nullable Object executor, @Nullable Object function) {
    return begin(new Object[] {source}, executor, function, 0);
  }

  /** The same, where the function gets the outcome, whatever it is. */
  public static @Nullable Object handler(
      Object source, @Nullable Object executor, @Nullable Object function) {
    return begin(new Object[] {source}, executor, function, Tracked.HANDLER);
  }

  /** A future is built upon two others. */
  public static @Nullable Object both(
      Object source, @Nullable Object executor, @Nullable Object other, @Nullable Object function) {
    return begin(new Object[] {source, other}, executor, function, 0);
  }

  /** A future is built upon the first of two others. */
  public static @Nullable Object either(
      Object source, @Nullable Object executor, @Nullable Object other, @Nullable Object function) {
    return begin(new Object[] {source, other}, executor, function, Tracked.TAKEN_IF_FIRST);
  }

  /** A future is made that says the same as another one. */
  public static @Nullable Object copy(Object source) {
    return begin(new Object[] {source}, null, null, 0);
  }

  /** A future is built upon all of an array. */
  public static @Nullable Object all(@Nullable Object sources) {
    return begin(sources, null, null, 0);
  }

  /** A future is built upon the first of an array. */
  public static @Nullable Object any(@Nullable Object sources) {
    return begin(sources, null, null, Tracked.TAKEN_IF_FIRST);
  }

  private static @Nullable Object begin(
      @Nullable Object sources, @Nullable Object executor, @Nullable Object function, int how) {
    if (!Sensor.isOn() || !(sources instanceof Object[] all)) {
      return null;
    }
    try {
      return new Derivation(ThreadTable.currentOrNew(), all, executor, function, how);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * It is there, and perhaps complete.
   *
   * @param dependent null if it could not be built
   */
  public static void derived(@Nullable Object token, @Nullable Object dependent) {
    if (token != null) {
      try {
        ((Derivation) token).end(dependent);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A stage was made that will complete a future, which nobody else knows yet. */
  public static void made(@Nullable Object dependent) {
    if (Sensor.isOn() && dependent instanceof CompletableFuture<?> future) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null && thread.innermost instanceof Derivation derivation) {
          derivation.register(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A function has answered a future, which the future of its stage will follow. */
  public static void composed(@Nullable Object inner) {
    if (Sensor.isOn() && Ledger.isUsed() && inner != null) {
      try {
        Tracked tracked = Ledger.of(inner);
        if (tracked != null) {
          tracked.set(Tracked.TAKEN);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A stage is tried, which may complete its future.
   *
   * @return what {@link #fired} is told
   */
  public static @Nullable Object firing(@Nullable Object dependent) {
    if (!Sensor.isOn() || dependent == null || !Ledger.isUsed()) {
      return null;
    }
    try {
      Tracked tracked = Ledger.of(dependent);
      return tracked == null || !tracked.isOrMayBecomeWork()
          ? null
          : new Firing(tracked, ThreadTable.currentOrNew());
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It was tried. */
  public static void fired(@Nullable Object token) {
    if (token != null) {
      ((Firing) token).end();
    }
  }

  /** A try, in which other futures may be completed. */
  private static final class Firing implements Activity.Running {
    private final Tracked tracked;
    private final ThreadTasks thread;
    private final int completions;
    private final int outer;
    private final Activity.@Nullable Running outerRunning;
    private volatile boolean over;

    Firing(Tracked tracked, ThreadTasks thread) {
      this.tracked = tracked;
      this.thread = thread;
      this.completions = thread.completions;
      this.outer = thread.callback;
      thread.callback = ++thread.callbacks;
      this.outerRunning = thread.running;
      if (!tracked.has(Tracked.SYNC)) {
        tracked.chain.runs();
        thread.running = this;
        tracked.running = this;
      }
    }

    @Override
    public boolean goesOn() {
      return !over;
    }

    @Override
    public Thread thread() {
      return thread.thread;
    }

    @Override
    public Tracked tracked() {
      return tracked;
    }

    void end() {
      over = true;
      if (tracked.running == this) {
        tracked.running = null;
      }
      thread.running = outerRunning;
      thread.callback = outer;
      if (thread.completions != completions) {
        tracked.set(Tracked.MOVED);
      }
    }
  }

  /** A future that is being built; its function may run meanwhile. */
  private static final class Derivation {
    private final ThreadTasks thread;
    private final Object[] sources;
    private final @Nullable Object executor;
    private final @Nullable Object function;
    private final int how;
    private final int completions;
    private final int outerCallback;
    private final @Nullable Object outer;
    private boolean registered;
    private @Nullable Tracked added;

    /** With what a source had failed when this began; null if none had. */
    private @Nullable Throwable before;

    Derivation(
        ThreadTasks thread,
        Object[] sources,
        @Nullable Object executor,
        @Nullable Object function,
        int how) {
      this.thread = thread;
      this.sources = sources;
      this.executor = executor;
      this.function = function;
      this.how = how;
      this.completions = thread.completions;
      this.outer = thread.innermost;
      this.outerCallback = thread.callback;
      thread.innermost = this;
      thread.callback = ++thread.callbacks;
    }

    void end(@Nullable Object dependent) {
      thread.innermost = outer;
      thread.callback = outerCallback;
      if (dependent instanceof CompletableFuture<?> future && !Futures.isCanceller(function)) {
        register(future);
        Tracked known = added;
        if (known != null) {
          complete(future, known);
        }
      }
    }

    /** The future is about to be put where others may complete it, or is there already. */
    void register(CompletableFuture<?> future) {
      Task maker = registered ? null : Works.makerOfFuture();
      registered = true;
      if (maker == null || Futures.isCanceller(function)) {
        return;
      }
      Chain chain = null;
      boolean work = false;
      for (Object source : sources) {
        Tracked tracked = source == null ? null : Ledger.of(source);
        if (source != null) {
          Stragglers.settle(source);
        }
        if (source instanceof CompletableFuture<?> known) {
          Throwable thrown = FutureFields.throwableIn(FutureFields.resultOf(known));
          before = before == null ? thrown : before;
        }
        if (tracked == null && how == Tracked.TAKEN_IF_FIRST) {
          takeByHand(source, maker);
        }
        if (tracked != null) {
          tracked.set(how == Tracked.TAKEN_IF_FIRST ? how : Tracked.TAKEN);
          work |= tracked.has(Tracked.WORK);
          chain = joined(chain, tracked.chain);
        }
      }
      if (how == Tracked.HANDLER && before != null && !Futures.passesOn(function)) {
        Failures.observed(before);
      }
      Origin origin = Origins.ofFuture(function, maker);
      if (origin.isOfUser()) {
        added = add(future, maker, origin, chain, work);
      }
    }

    /** A promise that lost a race, as those of time limits do, may fail later. */
    private static void takeByHand(@Nullable Object source, Task maker) {
      if (source instanceof CompletableFuture<?> promise
          && FutureFields.resultOf(promise) == null) {
        Ledger.add(promise, maker, Origin.UNKNOWN, Chain.NONE, Tracked.TAKEN);
      }
    }

    private static Chain joined(@Nullable Chain chain, Chain other) {
      if (chain != null) {
        chain.join(other);
        return chain;
      }
      return other;
    }

    private Tracked add(
        CompletableFuture<?> future,
        Task maker,
        Origin origin,
        @Nullable Chain sources,
        boolean work) {
      int flags = work ? Tracked.WORK : 0;
      flags |= executor == null ? Tracked.SYNC : 0;
      flags |= how == Tracked.HANDLER ? how : 0;
      Chain chain = sources;
      if (chain == null || executor != null) {
        chain = new Chain(Futures.reference(executor), null);
      }
      Tracked tracked = Ledger.add(future, maker, origin, chain, flags);
      if (Futures.isDelayed(executor)) {
        tracked.set(Tracked.MOVED);
      }
      return tracked;
    }

    /** The future is there, and perhaps complete. */
    private void complete(CompletableFuture<?> future, Tracked tracked) {
      if (thread.completions != completions) {
        tracked.set(Tracked.MOVED);
      }
      Throwable thrown = FutureFields.throwableIn(FutureFields.resultOf(future));
      if (thrown != null) {
        Throwable source = before;
        boolean originates =
            source == null || Throwables.rootOf(source) != Throwables.rootOf(thrown);
        Failures.failed(tracked, thrown, originates);
      }
    }
  }
}

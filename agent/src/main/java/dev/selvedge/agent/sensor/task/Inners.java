package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * The publishers to which {@code flatMap} and its like of Reactor subscribe for the items of
 * another one: each is a member of a fan-out, from then on until it is complete. Whoever subscribes
 * to the whole owns them, and they are made where that was assembled. The methods that are woven
 * never throw and never block.
 */
public final class Inners {

  private static final String FLAT_MAP = "reactor.core.publisher.FluxFlatMap";
  private static final String FLAT_MAP_SEQUENTIAL = "reactor.core.publisher.FluxMergeSequential";

  private static final int MOST = 100_000;

  /** Where operators were assembled. */
  private static final WeakTable<Origin> OPERATORS = new WeakTable<>(MOST);

  /** What subscribers to the outer publisher know of those that they make for its items. */
  private static final WeakTable<Flow> FLOWS = new WeakTable<>(MOST);

  /** Those that are under way, by their subscribers. */
  private static final WeakTable<Task> INNERS = new WeakTable<>(MOST);

  private Inners() {}

  /** A publisher was assembled. */
  static void assembled(Object publisher, Origin origin) {
    String type = publisher.getClass().getName();
    if (type.equals(FLAT_MAP) || type.equals(FLAT_MAP_SEQUENTIAL)) {
      put(OPERATORS, publisher, origin);
    }
  }

  /**
   * Somebody subscribes to an operator.
   *
   * @param concurrency to how many inner publishers that subscribes at once at most
   * @return what {@link #subscribed} is told
   */
  public static @Nullable Object subscribing(Object operator, int concurrency) {
    if (OPERATORS.isUnused() || !LibrarySensor.isOn()) {
      return null;
    }
    try {
      Origin origin = OPERATORS.get(operator);
      Task owner = origin == null ? null : FanOuts.counted(Works.makerOrJvm());
      return origin == null || owner == null ? null : new Flow(owner, origin, concurrency);
    } catch (Throwable e) {
      LibrarySensor.fault(e);
      return null;
    }
  }

  /** Somebody has done so, by a subscriber to the outer publisher; null if there is nothing to. */
  public static void subscribed(@Nullable Object token, @Nullable Object outer) {
    if (token != null && outer != null) {
      try {
        put(FLOWS, outer, (Flow) token);
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /** A subscriber to an inner publisher was made, for the subscriber to the outer one. */
  public static void made(Object inner, @Nullable Object outer) {
    if (outer == null || FLOWS.isUnused() || !LibrarySensor.isOn()) {
      return;
    }
    try {
      Flow flow = FLOWS.get(outer);
      if (flow != null) {
        Task member = flow.owner.child(TaskKind.INNER_PUBLISHER, flow.origin);
        FanOuts.add(flow.owner, member, flow.origin);
        FanOut group = member.group;
        if (group != null) {
          if (flow.concurrency < Integer.MAX_VALUE) {
            group.bounded(flow.concurrency);
          }
          put(INNERS, inner, member);
          member.join();
        }
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /**
   * An inner publisher begins to answer.
   *
   * @return what {@link #connected} is told
   */
  public static Object connecting(Object inner) {
    return inner;
  }

  /** It has begun to, and may have everything at hand. */
  public static void connected(@Nullable Object inner, boolean done) {
    if (done && inner != null) {
      over(inner);
    }
  }

  /** An inner publisher is complete, or nobody wants any more of it. */
  public static void over(Object inner) {
    if (!INNERS.isUnused() && LibrarySensor.isOn()) {
      try {
        Task member = INNERS.remove(inner);
        if (member != null) {
          member.part();
        }
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  private static <V> void put(WeakTable<V> table, Object key, V value) {
    table.takeGone(each -> true);
    table.put(key, value);
  }

  /** The inner publishers of one subscription. */
  private record Flow(Task owner, Origin origin, int concurrency) {}
}

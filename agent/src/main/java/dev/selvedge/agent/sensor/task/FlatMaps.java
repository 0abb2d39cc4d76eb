package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of Reactor that subscribe to several others at once, as {@code flatMap} does: each
 * that is subscribed to is a fan-out, whose members are what it has subscribed to and what has not
 * ended yet. The methods never throw and never block.
 */
public final class FlatMaps {

  private static final String FLAT_MAP = "reactor.core.publisher.FluxFlatMap";
  private static final String SEQUENTIAL = "reactor.core.publisher.FluxMergeSequential";

  private static final int MOST = 100_000;

  /** Where they were assembled. */
  private static final WeakTable<Origin> ASSEMBLED = new WeakTable<>(MOST);

  /** By what it has subscribed to its source with. */
  private static final WeakTable<FanOut> SUBSCRIBED = new WeakTable<>(MOST);

  /** By what it has subscribed to each of the others with. */
  private static final WeakTable<Task> MEMBERS = new WeakTable<>(MOST);

  private FlatMaps() {}

  /** The user has assembled a publisher, which may be any. */
  static void assembled(Object publisher, Origin origin) {
    String type = publisher.getClass().getName();
    // What libraries assemble for the user is their business.
    if ((type.equals(FLAT_MAP) || type.equals(SEQUENTIAL))
        && origin.frames.get(0).className().startsWith("reactor.core.")) {
      put(ASSEMBLED, publisher, origin);
    }
  }

  /**
   * Somebody subscribes to one.
   *
   * @param main what it subscribes to its source with; null if it need not
   */
  public static void subscribed(@Nullable Object main, Object publisher) {
    if (main == null || ASSEMBLED.isUnused() || !LibrarySensor.isOn()) {
      return;
    }
    try {
      Origin origin = ASSEMBLED.get(publisher);
      Task owner = Works.makerOrJvm();
      FanOut group = origin == null ? null : FanOuts.separate(owner, origin, TaskKind.SUBSCRIPTION);
      if (group != null) {
        put(SUBSCRIBED, main, group);
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** One has made what it will subscribe to another publisher with. */
  public static void made(Object inner, @Nullable Object main) {
    if (main == null || SUBSCRIBED.isUnused() || !LibrarySensor.isOn()) {
      return;
    }
    try {
      FanOut group = SUBSCRIBED.get(main);
      if (group != null) {
        Task member = group.owner.child(TaskKind.SUBSCRIPTION, group.site.origin);
        member.group = group;
        group.created();
        put(MEMBERS, inner, member);
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** It has subscribed to another publisher. */
  public static void begun(Object inner) {
    try {
      Task member = MEMBERS.get(inner);
      if (member != null) {
        member.join();
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** The other publisher turns out to have its values already. */
  public static void fused(@Nullable Object ignored, Object inner) {
    ended(inner);
  }

  /** The other publisher has come to its end, or nobody wants it any more. */
  public static void ended(Object inner) {
    try {
      Task member = MEMBERS.remove(inner);
      if (member != null) {
        member.part();
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  private static <V> void put(WeakTable<V> table, Object key, V value) {
    table.takeGone(each -> true);
    table.put(key, value);
  }
}

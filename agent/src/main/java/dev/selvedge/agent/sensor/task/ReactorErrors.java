package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LooseFuture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors that Reactor drops because nobody is there to get them. Who subscribes without a
 * function for errors is asked where that was. The methods that are woven never throw and never
 * block.
 */
public final class ReactorErrors {

  private static final String NOBODY_LISTENS =
      "reactor.core.Exceptions$ErrorCallbackNotImplemented";
  private static final String WRAPPED = "reactor.core.Exceptions$ReactiveException";

  /** What throwables of the library itself begin with that only say that something is over. */
  private static final String OVER = "reactor.core.Exceptions$";

  private static final int MOST = 100_000;

  private static final WeakTable<Subscription> SUBSCRIBERS = new WeakTable<>(MOST);
  private static final WeakTable<Subscription> FAILED = new WeakTable<>(MOST);
  private static final WeakTable<Boolean> SEEN = new WeakTable<>(MOST);

  private ReactorErrors() {}

  /** Somebody subscribes by functions, perhaps by none for errors. */
  public static void subscribing(Object subscriber, @Nullable Object ofErrors) {
    if (ofErrors == null && Sensor.isOn()) {
      try {
        Origin origin = Assemblies.subscriptionOrigin();
        if (origin != null) {
          put(SUBSCRIBERS, subscriber, new Subscription(Works.makerOrJvm(), origin));
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** An error arrives at who has subscribed by functions. */
  public static void failing(Object subscriber, @Nullable Object error) {
    if (error instanceof Throwable thrown && Sensor.isOn()) {
      try {
        Subscription subscription = SUBSCRIBERS.get(subscriber);
        if (subscription != null) {
          put(FAILED, rootOf(thrown), subscription);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The application gets an error to see. */
  public static void seen(@Nullable Object error) {
    if (error instanceof Throwable thrown && Sensor.isOn()) {
      try {
        put(SEEN, rootOf(thrown), true);
        Failures.observed(thrown);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Reactor has nobody to give an error to. */
  public static void dropped(@Nullable Object error) {
    if (error instanceof Throwable thrown && Sensor.isOn()) {
      try {
        Throwable root = rootOf(thrown);
        if (SEEN.get(root) == null && !isOver(root)) {
          Subscription subscription = FAILED.get(root);
          DroppedErrors.add(
              subscription == null ? Works.makerOrJvm() : subscription.maker(),
              subscription == null ? null : subscription.origin(),
              root);
          put(SEEN, root, true);
          Failures.observed(root);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static <V> void put(WeakTable<V> table, Object key, V value) {
    table.takeGone(each -> true);
    table.put(key, value);
  }

  /** Whether an error follows from a cancellation, or is only the library's way to stop. */
  private static boolean isOver(Throwable root) {
    return root.getClass().getName().startsWith(OVER)
        || Throwables.followsInterrupt(root)
        || Throwables.followsCancellation(root);
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    String type = root.getClass().getName();
    if (type.equals(NOBODY_LISTENS) || type.equals(WRAPPED)) {
      Throwable cause = Throwables.causeOf(root);
      root = cause == null ? root : cause;
    }
    return Throwables.rootOf(root);
  }

  /** Those of a window that is over, and of what lies in it. */
  public static List<LooseFuture> of(String window) {
    return DroppedErrors.take(each -> each.isIn(window));
  }

  /** Those of work of no window so far. */
  public static List<LooseFuture> soFar() {
    return DroppedErrors.take(TaskWindow.JVM::equals);
  }

  /** All, now that the JVM ends. */
  public static List<LooseFuture> atEndOfJvm() {
    return DroppedErrors.take(each -> true);
  }

  /** Who has subscribed, and where. */
  private record Subscription(Task maker, Origin origin) {}
}

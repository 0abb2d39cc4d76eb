package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.task.Unsubscribed.Assembled;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of Reactor: assembled, built upon, subscribed to. What becomes the source or an
 * argument of another one is that one's business from then on. The methods never throw and never
 * block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Publishers {

  private Publishers() {}

  /** A publisher was assembled. */
  public static void assembled(@Nullable Object publisher) {
    if (publisher == null || !Sensor.isOn()) {
      return;
    }
    try {
      PublisherParts parts = PublisherParts.of(publisher);
      if (!parts.isWork() || !PublisherShape.isOfReactor(publisher.getClass())) {
        return;
      }
      Origin origin = Assemblies.origin(publisher.getClass(), parts);
      if (origin != null) {
        Unsubscribed.add(publisher, Works.makerAnywhere(), origin);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** A method of a publisher has answered another one. */
  public static void extended(@Nullable Object publisher, Object source) {
    if (publisher != source) {
      subscribed(source);
    }
  }

  /** Somebody subscribes to a publisher, connects it, or calls what it would call. */
  public static void subscribed(Object publisher) {
    if (Sensor.isOn()) {
      try {
        Assembled known = Unsubscribed.take(publisher);
        if (known != null) {
          known.clear();
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }
}

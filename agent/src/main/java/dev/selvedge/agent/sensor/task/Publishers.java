package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.event.UnstartedWork.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of Reactor: assembled, built upon, subscribed to. What becomes the source or an
 * argument of another one is that one's business from then on. The methods never throw and never
 * block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Publishers {

  /** More that are alike need not be counted one by one. */
  private static final int MOST_COUNTED = 1_000;

  private Publishers() {}

  /** A publisher was assembled. */
  public static void assembled(@Nullable Object publisher) {
    if (publisher == null || !LibrarySensor.isOn()) {
      return;
    }
    try {
      PublisherParts parts = PublisherParts.of(publisher);
      if (!parts.isWork() || !PublisherShape.isOfReactor(publisher.getClass())) {
        return;
      }
      Origin origin = Assemblies.origin(publisher.getClass(), parts);
      if (origin != null) {
        FlatMaps.assembled(publisher, origin);
        Unsubscribed.add(publisher, Works.makerOrJvm(), origin);
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** A method of a publisher has answered another one. */
  public static void extended(@Nullable Object publisher, Object source) {
    if (publisher == source || publisher == null || !LibrarySensor.isOn()) {
      return;
    }
    try {
      // One that only grows by an argument does not hold the one that it has grown from.
      if ((Unsubscribed.take(source) != null || PublisherShape.growsUnseen(publisher.getClass()))
          && !Unsubscribed.knows(publisher)) {
        assembled(publisher);
      }
    } catch (Throwable e) {
      LibrarySensor.fault(e);
    }
  }

  /** Somebody subscribes to a publisher, connects it, or calls what it would call. */
  public static void subscribed(Object publisher) {
    if (LibrarySensor.isOn()) {
      try {
        Unsubscribed.take(publisher);
      } catch (Throwable e) {
        LibrarySensor.fault(e);
      }
    }
  }

  /** Those that nobody subscribed to of a window that is over, and of what lies in it. */
  public static List<UnstartedWork> of(String window) {
    return described(Unsubscribed.takeAll(each -> each.isIn(window)));
  }

  /** Those that nobody subscribed to and that nobody can subscribe to any more. */
  public static List<UnstartedWork> gone() {
    return described(Unsubscribed.takeGone(each -> each == TaskWindow.JVM));
  }

  /** Those that nobody subscribed to, now that the JVM ends. */
  public static List<UnstartedWork> atEndOfJvm() {
    return described(Unsubscribed.takeAll(each -> true));
  }

  private static List<UnstartedWork> described(List<Unsubscribed.Several> unsubscribed) {
    List<UnstartedWork> described = new ArrayList<>();
    if (!LibrarySensor.isOn()) {
      return described;
    }
    for (Unsubscribed.Several each : unsubscribed) {
      Lineage lineage = Ancestors.of(each.maker);
      if (lineage != null) {
        Kind kind = each.place.mono() ? Kind.MONO : Kind.FLUX;
        for (long i = 0; i < each.count() && i < MOST_COUNTED; i++) {
          described.add(
              new UnstartedWork(
                  kind, null, each.place.origin().frames, lineage, each.nanos + i, false));
        }
      }
    }
    return described;
  }
}

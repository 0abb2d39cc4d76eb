package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.task.PublisherShape.Kind;
import dev.selvedge.agent.sensor.task.Unsubscribed.Assembled;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher that was just assembled is made of: other publishers, which it takes over, also
 * those in collections and in what the functions given to it have captured; and functions of the
 * user, by which it is work and not merely a value. Calls nothing of the application.
 */
final class PublisherParts {

  private static final int DEEPEST = 6;
  private static final int MOST_OBJECTS = 256;
  private static final int MOST_ELEMENTS = 64;

  private int objects;
  private boolean work;
  private @Nullable Class<?> function;
  private @Nullable Assembled source;

  private PublisherParts() {}

  static PublisherParts of(Object publisher) {
    PublisherParts parts = new PublisherParts();
    parts.lookInto(publisher, PublisherShape.of(publisher.getClass()), DEEPEST, true);
    return parts;
  }

  /** Whether there is anything to be done when somebody subscribes. */
  boolean isWork() {
    return work;
  }

  /** The class of the publisher's own function, which is made for one place; null if none is. */
  @Nullable Class<?> function() {
    return function;
  }

  /** What is known of the first publisher that was taken over; null if none was. */
  @Nullable Assembled source() {
    return source;
  }

  private void look(@Nullable Object part, int depth, boolean counts) {
    if (part == null || depth == 0 || ++objects > MOST_OBJECTS) {
      return;
    }
    PublisherShape shape = PublisherShape.of(part.getClass());
    if (shape.kind == Kind.OTHER || (shape.isPublisher && take(part))) {
      return;
    }
    if (counts && shape.kind == Kind.FUNCTION) {
      work = true;
      if (depth == DEEPEST - 1 && part.getClass().isHidden()) {
        function = part.getClass();
      }
    }
    lookInto(part, shape, depth, counts);
  }

  private boolean take(Object publisher) {
    Assembled taken = Unsubscribed.take(publisher);
    if (taken == null) {
      return false;
    }
    work = true;
    source = source == null ? taken : source;
    return true;
  }

  private void lookInto(Object whole, PublisherShape shape, int depth, boolean counts) {
    work |= shape.waits;
    if (whole instanceof Object[] elements) {
      for (int i = 0; i < elements.length && i < MOST_ELEMENTS; i++) {
        look(elements[i], depth - 1, counts);
      }
    } else if (whole instanceof Collection<?> elements
        && whole.getClass().getClassLoader() == null) {
      // Those of others may be none to be looked through, as Reactor's queues are.
      int rest = MOST_ELEMENTS;
      for (Object element : elements) {
        if (rest-- == 0) {
          break;
        }
        look(element, depth - 1, counts);
      }
    } else {
      boolean inside = counts && shape.kind != Kind.VALUE;
      for (int i = 0; i < shape.count(); i++) {
        look(shape.read(i, whole), depth - 1, inside);
      }
    }
  }
}

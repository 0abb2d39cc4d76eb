package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.SuperTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What objects of a class can be in a publisher, and the fields in which they hold others. */
final class PublisherShape {

  private static final String REACTOR = "reactor.";
  private static final String PUBLISHERS = "reactor.core.publisher.";
  private static final String PUBLISHER = "org.reactivestreams.Publisher";

  /** Publishers that hold what they publish, or a future that runs by itself. */
  private static final Set<String> VALUES =
      Set.of(
          "FluxArray",
          "FluxEmpty",
          "FluxError",
          "FluxErrorOnRequest",
          "FluxErrorSupplied",
          "FluxIterable",
          "FluxJust",
          "FluxNever",
          "FluxRange",
          "MonoCompletionStage",
          "MonoCurrentContext",
          "MonoEmpty",
          "MonoError",
          "MonoErrorSupplied",
          "MonoJust",
          "MonoNever",
          "MonoSubscribeOnValue",
          "FluxSubscribeOnValue");

  /** Collections of the JDK that hold their elements themselves. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonSet",
          "java.util.HashSet",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.ImmutableCollections$Set12",
          "java.util.ImmutableCollections$SetN",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.concurrent.CopyOnWriteArrayList");

  /** What the JDK puts one function or value into. */
  private static final List<String> WRAPPERS =
      List.of(
          "java.util.Optional",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.function.",
          "java.util.Comparator");

  private static final List<String> FUNCTIONS =
      List.of("java.util.function.", "java.util.concurrent.Callable", "java.lang.Runnable");

  private static final ClassValue<PublisherShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected PublisherShape computeValue(Class<?> type) {
          return make(type);
        }
      };

  final Kind kind;
  final boolean isPublisher;

  /** Whether it waits for a time, which is work although it calls nothing. */
  final boolean waits;

  private final Field[] fields;

  private PublisherShape(Kind kind, Class<?> type, boolean isPublisher) {
    this.kind = kind;
    this.isPublisher = isPublisher;
    String name = type.getName();
    this.waits =
        name.startsWith(PUBLISHERS)
            && isPublisher
            && (name.contains("Delay") || name.contains("Interval"));
    this.fields =
        kind == Kind.OTHER || type.isArray() || COLLECTIONS.contains(name)
            ? new Field[0]
            : fields(type);
  }

  static PublisherShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Whether it is a class of Reactor's own publishers, whose subscriptions are all seen. */
  static boolean isOfReactor(Class<?> type) {
    return type.getName().startsWith(PUBLISHERS);
  }

  /** Whether publishers of the class are made of others without being assembled anew. */
  static boolean growsUnseen(Class<?> type) {
    return type.getName().equals(PUBLISHERS + "MonoIgnoreThen");
  }

  int count() {
    return fields.length;
  }

  @Nullable Object read(int field, Object object) {
    try {
      return fields[field].get(object);
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return null;
    }
  }

  private static PublisherShape make(Class<?> type) {
    boolean publisher = SuperTypes.of(type).contains(PUBLISHER);
    return new PublisherShape(kind(type, publisher), type, publisher);
  }

  private static Kind kind(Class<?> type, boolean publisher) {
    String name = type.getName();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? Kind.OTHER : Kind.INSIDE;
    }
    if (name.startsWith(PUBLISHERS) && VALUES.contains(name.substring(PUBLISHERS.length()))) {
      return Kind.VALUE;
    }
    if (name.startsWith(REACTOR)) {
      return name.startsWith("reactor.core.scheduler.") ? Kind.OTHER : Kind.INSIDE;
    }
    Owner owner = CodeOwner.of(type);
    if (owner == Owner.JDK) {
      return COLLECTIONS.contains(name) || WRAPPERS.stream().anyMatch(name::startsWith)
          ? Kind.INSIDE
          : Kind.OTHER;
    }
    if (!publisher && !type.isHidden() && !isFunction(type)) {
      return Kind.OTHER;
    }
    return owner == Owner.USER ? Kind.FUNCTION : Kind.INSIDE;
  }

  private static boolean isFunction(Class<?> type) {
    for (String each : SuperTypes.of(type)) {
      if (FUNCTIONS.stream().anyMatch(each::startsWith)) {
        return true;
      }
    }
    return false;
  }

  private static Field[] fields(Class<?> type) {
    List<Field> found = new ArrayList<>();
    try {
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        for (Field field : each.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())
              && mayHold(field.getType())
              && field.trySetAccessible()) {
            found.add(field);
          }
        }
      }
    } catch (RuntimeException | LinkageError unreadable) {
      // What cannot be looked at holds nothing that we know of.
    }
    return found.toArray(new Field[0]);
  }

  private static boolean mayHold(Class<?> type) {
    return !type.isPrimitive()
        && type != String.class
        && type != Class.class
        && !Number.class.isAssignableFrom(type)
        && !type.isEnum();
  }

  /** What an object can be in a publisher. */
  enum Kind {
    /** Of no interest. */
    OTHER,
    /** A part of a publisher, which may hold others. */
    INSIDE,
    /** A publisher of what is there already. */
    VALUE,
    /** Code of the user that is called when somebody subscribes. */
    FUNCTION
  }
}

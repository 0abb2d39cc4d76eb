package dev.selvedge.assertj;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds that a test expects. */
final class KindSets {

  private KindSets() {}

  /**
   * Those that were given.
   *
   * @throws IllegalArgumentException if none is
   */
  static <K extends Enum<K>> Set<K> of(Class<K> type, K[] kinds) {
    if (kinds.length == 0) {
      throw new IllegalArgumentException("name at least one " + type.getSimpleName());
    }
    Set<K> set = EnumSet.noneOf(type);
    set.addAll(Arrays.asList(kinds));
    return set;
  }

  /** Kinds in a message. */
  static String words(Set<?> kinds) {
    return kinds.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}

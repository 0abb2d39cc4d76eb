package dev.selvedge.samples.pipeline;

/**
 * Takes items, one after the other.
 *
 * @param <T> what they are
 */
@FunctionalInterface
public interface Sink<T> {

  /** Takes one, and waits until there is room for it. */
  void accept(T item) throws Exception;
}

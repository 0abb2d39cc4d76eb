package dev.selvedge.samples.pipeline;

/**
 * Has items.
 *
 * @param <T> what they are
 */
@FunctionalInterface
public interface Source<T> {

  /** Hands all of them over, and returns. */
  void sendTo(Sink<T> sink) throws Exception;
}

package dev.selvedge.samples.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Develops pictures, with a platform thread for each that is in work: a large album takes more
 * threads than the machine can bear. {@link Studio} does it right.
 */
public final class CrowdedStudio {
  private final UnaryOperator<String> developer;

  /** A studio that develops by the given function, which many threads may call at once. */
  public CrowdedStudio(UnaryOperator<String> developer) {
    this.developer = developer;
  }

  /** The pictures of an album, in their order. */
  public List<String> develop(List<String> album) throws InterruptedException, ExecutionException {
    List<String> developed = new ArrayList<>();
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      List<Future<String>> pictures = new ArrayList<>();
      for (String negative : album) {
        pictures.add(pool.submit(() -> developer.apply(negative))); // FINDING: ThreadExplosion
      }
      for (Future<String> picture : pictures) {
        developed.add(picture.get());
      }
    }
    return developed;
  }
}

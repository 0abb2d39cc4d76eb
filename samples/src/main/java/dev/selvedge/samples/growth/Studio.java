package dev.selvedge.samples.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Develops pictures, as many at a time as there are hands; whoever brings more lends his own. */
public final class Studio {
  private static final int HANDS = 16;

  private final UnaryOperator<String> developer;

  /** A studio that develops by the given function, which several threads may call at once. */
  public Studio(UnaryOperator<String> developer) {
    this.developer = developer;
  }

  /** The pictures of an album, in their order. */
  public List<String> develop(List<String> album) throws InterruptedException, ExecutionException {
    List<String> developed = new ArrayList<>();
    try (ExecutorService pool =
        new ThreadPoolExecutor(
            HANDS,
            HANDS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(HANDS),
            new CallerRunsPolicy())) {
      List<Future<String>> pictures = new ArrayList<>();
      for (String negative : album) {
        pictures.add(pool.submit(() -> developer.apply(negative)));
      }
      for (Future<String> picture : pictures) {
        developed.add(picture.get());
      }
    }
    return developed;
  }
}

package dev.selvedge.samples.pitfall.cancelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A crawler that can be stopped is silent; those that cannot, or do not say so, are found. */
@Timeout(60)
class CrawlerTests {
  private final Web web = new Web();
  private final List<String> index = new CopyOnWriteArrayList<>();

  @Test
  void endsWhenItIsCancelled() throws Exception {
    Recording recording = Selvedge.record(() -> crawlAndCancel(Crawler::new));

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
    assertThat(index).containsExactly("first");
    assertThat(web.closed).isTrue();
  }

  @Test
  void saysHowManyThereWere() throws Exception {
    web.put("first");
    web.end();

    assertThat(new Crawler(web, index::add).call()).isEqualTo(1);
    assertThat(web.closed).isTrue();
  }

  @CancellationSweep
  void endsWhereverItIsCancelled() throws Exception {
    web.put("first");
    web.end();

    assertThat(new Crawler(web, index::add).call()).isEqualTo(1);
  }

  @Test
  void theTwinThatGoesOnIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              crawlAndCancel(StubbornCrawler::new);
              await().until(() -> index.contains("unreadable") && web.isRead());
              web.end();
              web.put("last");
            });

    Twin.assertFound(recording, StubbornCrawler.class);
    await().until(() -> index.contains("last"));
  }

  /** The rule that would find it is off. */
  @Test
  void theTwinThatMuttersEnds() throws Exception {
    Recording recording = Selvedge.record(() -> crawlAndCancel(MutteringCrawler::new));

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  private void crawlAndCancel(BiFunction<Pages, Consumer<String>, Callable<Integer>> crawler)
      throws InterruptedException {
    web.put("first");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<?> crawl = pool.submit(crawler.apply(web, index::add));
    await().until(web::isRead);
    crawl.cancel(true);
    pool.shutdown();
  }

  /** Pages that somebody puts there. */
  private static final class Web implements Pages {
    private final BlockingQueue<String> pages = new LinkedBlockingQueue<>();
    private final AtomicReference<Thread> reader = new AtomicReference<>();
    private volatile boolean ended;
    private volatile boolean closed;

    void put(String page) {
      pages.add(page);
    }

    void end() {
      ended = true;
    }

    /** Whether all of them are, and somebody waits for more. */
    boolean isRead() {
      Thread waits = reader.get();
      return pages.isEmpty() && waits != null && waits.getState() == Thread.State.TIMED_WAITING;
    }

    @Override
    public boolean hasNext() {
      return !ended || !pages.isEmpty();
    }

    @Override
    public String next() throws InterruptedException {
      reader.set(Thread.currentThread());
      String page = pages.poll(1, TimeUnit.MINUTES);
      return page == null ? "none" : page;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

package dev.selvedge.samples.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.ExpectFinding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Background work that is awaited is silent, and that which is not is found at its line. */
@Timeout(60)
class GalleryTests {
  /** It outlives the tests, as that of a service outlives its requests. */
  private static final ExecutorService BACKGROUND =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("preview-", 0).factory());

  @AfterAll
  static void close() {
    BACKGROUND.close();
  }

  @Test
  void thePageIsThereWhenThePreviewIs() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new Gallery(new Quick(), BACKGROUND).publish("cat"))
                    .isEqualTo("[cat.small](cat.large)"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void bothAreMadeAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Studio together =
        new Studio() {
          @Override
          public String upload(String photo) throws InterruptedException {
            both.countDown();
            both.await();
            return photo;
          }

          @Override
          public String shrink(String photo) throws InterruptedException {
            return upload(photo);
          }
        };

    assertThat(new Gallery(together, BACKGROUND).publish("cat")).isEqualTo("[cat](cat)");
  }

  @Test
  void aPreviewThatCannotBeMadeIsAFailureOfThePage() throws Exception {
    Studio broken =
        new Quick() {
          @Override
          public String shrink(String photo) {
            throw new IllegalStateException("no photo");
          }
        };
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> new Gallery(broken, BACKGROUND).publish("cat"))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("no photo"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void nobodyNeedsThePreviewOfAPhotoThatWasNotUploaded() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Studio full =
        new Studio() {
          @Override
          public String upload(String photo) throws InterruptedException {
            begun.await();
            throw new IllegalStateException("full");
          }

          @Override
          public String shrink(String photo) throws InterruptedException {
            begun.countDown();
            try {
              new CountDownLatch(1).await();
              return photo;
            } finally {
              cancelled.countDown();
            }
          }
        };
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> new Gallery(full, BACKGROUND).publish("cat"))
                    .hasMessage("full"));

    cancelled.await();
    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void aPreviewThatNobodyAwaitsIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new HastyGallery(new Quick(), BACKGROUND).publish("cat"))
                    .isEqualTo("[cat.large.small](cat.large)"));

    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("ForgottenFuture");
    assertThat(recording.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains(Markers.place("background", "HastyGallery.java")));
  }

  @Test
  @ExpectFinding("ForgottenFuture")
  void theHastyGalleryDoesNotWaitForThePreview() throws Exception {
    assertThat(new HastyGallery(new Quick(), BACKGROUND).publish("cat"))
        .isEqualTo("[cat.large.small](cat.large)");
  }

  /** A studio that is done at once. */
  private static class Quick implements Studio {
    @Override
    public String upload(String photo) {
      return photo + ".large";
    }

    @Override
    public String shrink(String photo) {
      return photo + ".small";
    }
  }
}

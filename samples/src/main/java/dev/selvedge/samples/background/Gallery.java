package dev.selvedge.samples.background;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Publishes photos: a preview is made in the background while the photo itself is uploaded. */
public final class Gallery {
  private final Studio studio;
  private final ExecutorService background;

  /** A gallery that makes its previews on this executor. */
  public Gallery(Studio studio, ExecutorService background) {
    this.studio = studio;
    this.background = background;
  }

  /**
   * Publishes a photo.
   *
   * @return the page, with the addresses of photo and preview
   * @throws ExecutionException if there is no preview
   * @throws InterruptedException if the thread is interrupted; the preview is cancelled then
   */
  public String publish(String photo) throws ExecutionException, InterruptedException {
    Future<String> preview = background.submit(() -> studio.shrink(photo));
    try {
      String address = studio.upload(photo);
      return "[%s](%s)".formatted(preview.get(), address);
    } finally {
      // Nothing to do if it is done: the upload may have failed before.
      preview.cancel(true);
    }
  }
}

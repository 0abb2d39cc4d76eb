package dev.selvedge.samples.background;

import java.util.concurrent.ExecutorService;

/**
 * Publishes photos before their previews are there: nobody awaits them, so the page may be served
 * without, and if one cannot be made nobody learns of it. {@link Gallery} does it right.
 */
public final class HastyGallery {
  private final Studio studio;
  private final ExecutorService background;

  /** A gallery that makes its previews on this executor, some time. */
  public HastyGallery(Studio studio, ExecutorService background) {
    this.studio = studio;
    this.background = background;
  }

  /** Publishes a photo. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public String publish(String photo) throws InterruptedException {
    background.submit(() -> studio.shrink(photo)); // FINDING: ForgottenFuture
    String address = studio.upload(photo);
    return "[%s.small](%s)".formatted(address, address);
  }
}

package dev.selvedge.samples.offload;

import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Shows {@link Offload}: run it, and read. */
public final class OffloadExample {

  private OffloadExample() {}

  /** An event loop has a file read. */
  public static void main(String[] args) throws Exception {
    Path menu = Files.writeString(Files.createTempFile("menu", ".txt"), "soup, fish, cake");
    Vertx vertx = Vertx.vertx();
    try (Offload offload = new Offload(vertx, 4)) {
      Stopwatch watch = Stopwatch.start();
      String said =
          vertx
              .timer(1)
              .compose(
                  _ ->
                      offload.call(
                          () -> Thread.currentThread() + " reads " + Files.readString(menu)))
              .map(read -> read + ", and " + Thread.currentThread() + " goes on")
              .await(20, TimeUnit.SECONDS);
      System.out.println(said + watch);
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
      Files.delete(menu);
    }
  }
}

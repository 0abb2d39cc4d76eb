package dev.selvedge.samples.batching;

import dev.selvedge.samples.batching.BatchUpload.Report;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Shows {@link BatchUpload} and {@link HastyUpload}: run it, and read. */
public final class BatchUploadExample {
  private static final int BATCH = 25;
  private static final int AT_A_TIME = 4;

  private BatchUploadExample() {}

  /** Uploads 300 lines in batches, of which one cannot be uploaded, and then all at once. */
  public static void main(String[] args) throws Exception {
    List<String> lines = IntStream.range(0, 300).mapToObj(i -> "line-" + i).toList();
    try (HttpClient client = HttpClient.newHttpClient()) {
      try (SlowServer server = SlowServer.start()) {
        URI service = server.unless("line-130", Duration.ofMillis(100), "uploaded");
        BatchUpload upload = new BatchUpload(client, service, BATCH, AT_A_TIME);
        Stopwatch watch = Stopwatch.start();
        Report report =
            upload.upload(lines, progress -> System.out.println("  " + progress + watch));
        System.out.println(
            "%d calls of 100 ms, at most %d at once"
                    .formatted(server.calls(), server.mostCallsAtOnce())
                + watch);
        report
            .failures()
            .forEach(
                failure ->
                    System.out.println(
                        failure.lines().size()
                            + " lines are missing, from "
                            + failure.lines().getFirst()
                            + " on: "
                            + failure.reason().getMessage()));
      }
      try (SlowServer server = SlowServer.start()) {
        URI service = server.slow(Duration.ofMillis(100), "uploaded");
        Stopwatch watch = Stopwatch.start();
        new HastyUpload(client, service).upload(lines);
        System.out.println(
            "a call each: %d calls of 100 ms, %d at once"
                    .formatted(server.calls(), server.mostCallsAtOnce())
                + watch);
      }
    }
  }
}

package dev.selvedge.samples.virtualthread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.Guarded;
import dev.selvedge.samples.support.SlowServer;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests as their engineers would write them: all are green without the guard. */
@Guarded
class GuardedCarriersTestCases {

  @Test
  void convert() throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      Rates rates =
          new Rates(new RateSource(client, server.slow(Duration.ofMillis(300), "CHF=0.95")));

      assertEquals(9.5, OnVirtualThread.call(() -> rates.convert(10, "CHF")), 1e-9);
    }
  }

  @Test
  void next() throws Exception {
    try (Pipe pipe = new Pipe("stop");
        Commands commands = new Commands(pipe.path)) {
      pipe.write();
      assertEquals("stop", OnVirtualThread.call(commands::next));
    }
  }

  @Test
  void nextBlocking() throws Exception {
    try (Pipe pipe = new Pipe("stop")) {
      pipe.write();
      assertEquals("stop", OnVirtualThread.call(new BlockingCommands(pipe.path)::next));
    }
  }
}

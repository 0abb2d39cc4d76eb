package com.acme.shop;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;

import dev.selvedge.Detached;
import dev.selvedge.ExpectFinding;
import dev.selvedge.Guard;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Unguarded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page on JUnit shows; run by the engine test kit under the agent. */
public final class ShopCases {

  private ShopCases() {}

  @Guarded
  public static class CheckoutTest {
    private final Mailer mailer = new Mailer();

    @Test
    void stopsCleanly(Guard guard, Recording recording) throws Exception {
      mailer.start();
      mailer.stop();

      guard.awaitTasks(Duration.ofSeconds(5));
      assertThat(recording).hasNoFindings().leftNoTasks();
    }

    @Test
    @Detached(in = "com.acme.shop.Metrics", because = "it counts as long as the JVM lives")
    void checksOut() throws Exception {
      Metrics.start();
      mailer.stop();
    }
  }

  public static class OldMailerTest {
    @Test
    @ExpectFinding(rule = "ForgottenFuture", in = "com.acme.shop.Mailer.send")
    @ExpectFinding("UnfinishedTask")
    void theOldMailerForgetsItsWork() {
      Mailer.send(() -> {});
      Metrics.start();
    }
  }

  @Unguarded(because = "the old importer is replaced in the autumn")
  public static class OldImporterTest extends CheckoutTest {}
}

package dev.selvedge.samples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Guarded
@Timeout(30)
class ShippingTests {
  private final TestCourier courier = new TestCourier();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Test
  void theCustomerWasToldWhenAnOrderIsShipped() throws Exception {
    courier.pickUp();

    assertThat(new Shipping(courier, told::add).ship("A-1")).isEqualTo("pick-up of A-1");
    assertThat(told).containsExactly("Order A-1 is on its way");
  }

  @Test
  void aCourierWhoCannotBeBookedEndsTheWaitForHim() {
    Courier onStrike =
        new Courier() {
          @Override
          public String book(String order) {
            throw new IllegalStateException("strike");
          }

          @Override
          public void awaitPickUp(String order) throws InterruptedException {
            courier.awaitPickUp(order);
          }
        };

    assertThatThrownBy(() -> new Shipping(onStrike, told::add).ship("A-1"))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage("strike");
    assertThat(told).isEmpty();
  }

  @CancellationSweep
  void whoeverShipsCanBeCancelled() throws Exception {
    courier.pickUp();

    assertThat(new Shipping(courier, told::add).ship("A-1")).isEqualTo("pick-up of A-1");
  }

  @Test
  void aThreadThatIsLeftBehindIsFound() throws Exception {
    Recording recording = Selvedge.record(() -> new LeakyShipping(courier, told::add).ship("A-1"));
    courier.pickUp();

    Twin.assertFound(recording, LeakyShipping.class);
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Order A-1 is on its way");
  }

  /** What hangs is seen below its owner, with the names that scope and threads were given. */
  @Test
  void aDumpShowsWhatBelongsToWhat(@TempDir Path folder) throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Thread shipper =
                  Thread.ofVirtual()
                      .name("shipper")
                      .start(() -> assertThatCode(this::ship).doesNotThrowAnyException());
              String dump = await().until(Selvedge::dump, text -> text.contains("awaitPickUp"));
              assertThat(dump)
                  .containsSubsequence(
                      "on 'shipper'", "scope 'ship A-1'", "on 'A-1-1'", "awaitPickUp");
              assertThat(threadDump(folder)).contains("\"ship A-1", "\"A-1-1\"");
              courier.pickUp();
              shipper.join();
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  /** What {@code jcmd} makes of the process by {@code Thread.dump_to_file -format=json}. */
  private static String threadDump(Path folder) throws IOException {
    Path file = folder.resolve("threads.json").toAbsolutePath();
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    return Files.readString(file);
  }

  private void ship() throws InterruptedException {
    new Shipping(courier, told::add).ship("A-1");
  }

  @Test
  void theTwinTellsTheCustomerLaterIfAtAll() throws Exception {
    assertThat(new LeakyShipping(courier, told::add).ship("A-1")).isEqualTo("pick-up of A-1");
    assertThat(told).isEmpty();

    courier.pickUp();
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Order A-1 is on its way");
  }
}

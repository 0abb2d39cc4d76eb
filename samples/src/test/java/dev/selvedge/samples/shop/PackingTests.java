package dev.selvedge.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both packers pack; only one of them stops. */
@Timeout(60)
class PackingTests {
  private static final Order ORDER = new Order(1, "assam", 2);

  @Test
  void aPackerPacksWhatLiesThereAndStops() {
    Packer packer = new Packer();
    for (int order = 0; order < 1_000; order++) {
      packer.add(ORDER);
    }

    packer.close();

    // It waits no longer than a second for a thread that may not have begun.
    await().until(() -> !packer.isAtWork());
    assertThat(packer.pieces()).isEqualTo(2_000);
  }

  @Test
  void aPackerWithoutOrdersHasNothingToStop() {
    DeafPacker packer = new DeafPacker();

    packer.close();

    assertThat(packer.isAtWork()).isFalse();
  }

  @Test
  void aDeafPackerGoesOnWhenTheShopIsClosed() {
    DeafPacker packer = new DeafPacker();
    packer.add(ORDER);
    await().until(() -> packer.pieces() == 2);

    packer.close();

    assertThat(packer.isAtWork()).isTrue();
    packer.add(ORDER);
    await().until(() -> packer.pieces() == 4);
  }
}

package dev.selvedge.samples.shop;

import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A packer who, told to stop, logs that and waits for the next order: the shop, when it closes,
 * waits in vain. {@link Packer} does it right.
 */
final class DeafPacker extends Packing {
  private static final Logger LOG = LoggerFactory.getLogger(DeafPacker.class);

  DeafPacker() {
    super("deaf-packer-");
  }

  @Override
  void pack(BlockingQueue<Order> orders) {
    while (true) {
      try {
        pack(orders.take());
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        LOG.warn("Disturbed while waiting for an order", e);
      }
    }
  }
}

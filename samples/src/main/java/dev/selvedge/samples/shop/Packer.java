package dev.selvedge.samples.shop;

import java.util.concurrent.BlockingQueue;

/** A packer who stops when told to: packs what already lies there, waits for no more, and goes. */
final class Packer extends Packing {

  Packer() {
    super("packer-");
  }

  @Override
  void pack(BlockingQueue<Order> orders) {
    try {
      while (true) {
        pack(orders.take());
      }
    } catch (InterruptedException e) {
      for (Order order = orders.poll(); order != null; order = orders.poll()) {
        pack(order);
      }
      Thread.currentThread().interrupt();
    }
  }
}

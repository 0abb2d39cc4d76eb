package dev.selvedge.samples.upkeep;

import java.util.concurrent.CountDownLatch;

/** A store without room for a backup, that can be reached only after some attempts. */
final class BrokenStore implements Store {
  final CountDownLatch warm = new CountDownLatch(1);
  final CountDownLatch backUps = new CountDownLatch(1);
  final CountDownLatch purges;

  /** A store that is to be purged so often. */
  BrokenStore(int purges) {
    this.purges = new CountDownLatch(purges);
  }

  @Override
  public void warmUp() {
    warm.countDown();
  }

  @Override
  public boolean backUp() {
    backUps.countDown();
    return false;
  }

  @Override
  public boolean purge() {
    purges.countDown();
    return false;
  }
}

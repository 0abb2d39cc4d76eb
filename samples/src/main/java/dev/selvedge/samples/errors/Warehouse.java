package dev.selvedge.samples.errors;

/** Where the goods are. May be used by several threads at once. */
public interface Warehouse {

  /**
   * Sets one piece aside.
   *
   * @throws OutOfStockException if there is none
   */
  void reserve(String item) throws InterruptedException;
}

package dev.selvedge.samples.errors;

/** There is none left. */
public final class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of this item. */
  public OutOfStockException(String item) {
    super("no " + item + " left");
  }
}

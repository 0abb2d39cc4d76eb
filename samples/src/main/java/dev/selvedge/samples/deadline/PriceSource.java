package dev.selvedge.samples.deadline;

/** Who knows what something costs, and may take a long time to say it. */
public interface PriceSource {

  /** What it costs, in cents. */
  int price(String item) throws InterruptedException;
}

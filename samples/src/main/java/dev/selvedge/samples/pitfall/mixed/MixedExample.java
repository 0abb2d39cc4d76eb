package dev.selvedge.samples.pitfall.mixed;

import dev.selvedge.samples.support.Stopwatch;
import java.net.http.HttpClient;
import java.util.List;

/** Shows {@link Checkout}: run it, and read. */
public final class MixedExample {

  private MixedExample() {}

  /** Sums up prices, composed inside and awaited at the edge. */
  public static void main(String[] args) throws Exception {
    try (Supplier supplier = new Supplier();
        HttpClient client = HttpClient.newHttpClient()) {
      Checkout checkout = new Checkout(new Prices(client, supplier.address()));
      System.out.println("a supplier takes " + Supplier.TAKES_MILLIS + " ms for a price");
      for (List<String> basket : List.of(List.of("tea"), List.of("tea", "bread", "cheese"))) {
        Stopwatch watch = Stopwatch.start();
        System.out.println(basket + " cost " + checkout.awaitTotal(basket) + watch);
      }
    }
  }
}

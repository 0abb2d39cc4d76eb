package dev.selvedge.samples.shop;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is ordered most since the shop was opened. May be used by several threads at once. */
final class Bestsellers {
  private static final int SHOWN = 10;

  private final Map<String, Integer> pieces = new ConcurrentHashMap<>();

  void count(Order order) {
    pieces.merge(order.sku(), order.quantity(), Integer::sum);
  }

  /** The products, those first that sell best. */
  List<String> top() {
    return pieces.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }
}

package dev.selvedge.samples.guide;

import static java.util.stream.Collectors.toMap;

import dev.selvedge.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prices that are asked for on an event loop, and read from a file before the first question. */
final class PriceList {
  private final Path file;
  private Map<String, Integer> prices = Map.of();

  PriceList(Path file) {
    this.file = file;
  }

  @EventLoop
  int of(String item) throws IOException {
    if (prices.isEmpty()) {
      prices = load();
    }
    return prices.getOrDefault(item, 0);
  }

  private Map<String, Integer> load() throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.stream()
        .map(line -> line.split("="))
        .collect(toMap(parts -> parts[0], parts -> Integer.valueOf(parts[1])));
  }
}

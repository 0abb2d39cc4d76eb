package dev.selvedge.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Allow;
import dev.selvedge.Guarded;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Guarded
@Timeout(60)
class PriceListTests {
  @TempDir Path folder;

  @Test
  @Allow(
      rule = "BlockedEventLoop",
      in = "dev.selvedge.samples.guide.PriceList.load",
      because = "read once, before the first request")
  void aPriceIsKnown() throws Exception {
    PriceList prices = new PriceList(Files.writeString(folder.resolve("prices"), "tea=3"));

    assertThat(prices.of("tea")).isEqualTo(3);
  }
}

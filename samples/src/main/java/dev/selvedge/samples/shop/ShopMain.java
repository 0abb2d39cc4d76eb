package dev.selvedge.samples.shop;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the shop until the process is told to end or, with {@code --until-end-of-input}, until its
 * standard input ends (for those who start it and cannot send signals).
 */
public final class ShopMain {
  private static final Logger LOG = LoggerFactory.getLogger(ShopMain.class);

  private ShopMain() {}

  public static void main(String... arguments) throws IOException {
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
    } catch (IllegalArgumentException e) {
      LOG.error("Not started: {}", e.getMessage());
      System.exit(2);
      return;
    }
    Shop shop = Shop.open(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "shop-shutdown"));
    if (List.of(arguments).contains("--until-end-of-input")) {
      System.in.transferTo(OutputStream.nullOutputStream());
      shop.close();
    }
  }
}

package dev.selvedge.samples.app.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the services are; the name of a product is put behind these addresses.
 *
 * @param prices answers {@code GET} by a price
 * @param stock answers {@code GET} by what is in stock
 * @param mails sends a mail for each {@code POST}
 */
public record Backends(URI prices, URI stock, URI mails) {

  /** The address for a product, whatever its name: no part of that is taken for a path or query. */
  static URI of(URI service, String product) {
    String name = URLEncoder.encode(product, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(service + name);
  }
}

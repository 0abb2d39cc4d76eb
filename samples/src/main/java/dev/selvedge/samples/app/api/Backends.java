package dev.selvedge.samples.app.api;

import java.net.URI;

/**
 * Where the services are; the name of a product is put behind these addresses.
 *
 * @param prices answers {@code GET} by a price
 * @param stock answers {@code GET} by what is in stock
 * @param mails sends a mail for each {@code POST}
 */
public record Backends(URI prices, URI stock, URI mails) {

  /** The address for a product. */
  static URI of(URI service, String product) {
    return URI.create(service + product);
  }
}

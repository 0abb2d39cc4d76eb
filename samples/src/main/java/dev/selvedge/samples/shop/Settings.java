package dev.selvedge.samples.shop;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of the service.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param jdbcUrl the database, with user and password
 * @param terms the text file with the terms and conditions
 * @param supplier the address of the supplier's price service
 */
public record Settings(String host, int port, String jdbcUrl, Path terms, URI supplier) {

  /**
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static Settings from(Map<String, String> environment) {
    return new Settings(
        environment.getOrDefault("SHOP_HOST", "127.0.0.1"),
        port(environment.getOrDefault("SHOP_PORT", "8080")),
        required(environment, "SHOP_JDBC_URL"),
        Path.of(required(environment, "SHOP_TERMS")),
        URI.create(required(environment, "SHOP_SUPPLIER")));
  }

  private static int port(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("SHOP_PORT is not a number: " + value, e);
    }
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }
}

package dev.selvedge.samples.pooling;

/** What a customer wants, and how many of it. */
public record Order(long customer, String sku, int quantity) {}

/** A price service. */
module com.acme.shop {
  exports com.acme.shop;
}

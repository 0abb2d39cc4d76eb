/** The tests of the price service, from outside. */
open module com.acme.shop.tests {
  requires com.acme.shop;
  requires dev.selvedge.framework;
}

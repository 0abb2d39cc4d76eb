package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrdersIT {

  @Test
  void placed() {
    assertEquals("pays 6", Orders.placeAudited(2));
  }
}

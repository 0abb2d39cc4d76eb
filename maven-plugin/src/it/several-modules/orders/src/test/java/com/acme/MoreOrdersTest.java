package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MoreOrdersTest {

  @Test
  void placed() {
    assertEquals("pays 6", Orders.place(2));
  }
}

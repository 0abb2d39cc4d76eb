package com.acme;

import org.junit.jupiter.api.Test;

/** Nobody guards this one. */
class CloseTest {

  @Test
  void closes() {
    if (Boolean.getBoolean("closing")) {
      Shop.close();
    }
  }
}

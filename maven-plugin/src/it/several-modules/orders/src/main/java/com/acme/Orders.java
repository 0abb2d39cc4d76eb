package com.acme;

public final class Orders {

  private Orders() {}

  public static String place(int pieces) {
    return "pays " + Prices.of(pieces);
  }

  public static String placeAudited(int pieces) {
    return "pays " + Prices.audited(pieces);
  }
}

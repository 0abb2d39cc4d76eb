package com.acme.shop;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Prices {

  private final JdbcClient jdbc;

  Prices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public int of(String item) {
    return jdbc.sql("select price from item where name = ?")
        .param(item)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }
}

package com.acme.shop

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat

import dev.selvedge.Selvedge
import spock.lang.AutoCleanup
import spock.lang.Rollup
import spock.lang.Specification

class PricesSpec extends Specification {

  @AutoCleanup
  Prices prices = new Prices()

  def "answers a known price"() {
    expect:
    prices.known("tea").join() == 3
  }

  def "blocks when a price is asked on the loop"() {
    expect:
    prices.asked("tea").join() == 3
  }

  def "can be recorded"() {
    expect:
    assertThat(Selvedge.record({ prices.asked("tea").join() } as Selvedge.Block)).hasFinding("BlockedEventLoop")
  }

  def "#item costs #price"() {
    expect:
    (item == "tea" ? prices.known(item) : prices.asked(item)).join() == price

    where:
    item     | price
    "tea"    | 3
    "coffee" | 0
  }

  @Rollup
  def "blocks in a table"() {
    expect:
    prices.asked(item).join() == price

    where:
    item     | price
    "tea"    | 3
    "coffee" | 0
  }
}

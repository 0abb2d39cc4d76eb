package com.acme.shop;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.Selvedge;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** The steps of the scenarios of Cucumber. */
public class PriceSteps {

  private final Prices prices = new Prices();
  private int price;

  public PriceSteps() {}

  @After
  public void close() {
    prices.close();
  }

  @When("somebody looks up {string}")
  public void lookUp(String item) {
    price = prices.known(item).join();
  }

  @When("somebody asks for {string}")
  public void ask(String item) {
    price = prices.asked(item).join();
  }

  @When("somebody is watched while asking for {string}")
  public void askInARecording(String item) {
    assertThat(Selvedge.record(() -> ask(item))).hasFinding("BlockedEventLoop");
  }

  @Then("it costs {int}")
  public void costs(int expected) {
    assertEquals(expected, price);
  }
}

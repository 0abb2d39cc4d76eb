Feature: Prices

  Scenario: a known price
    When somebody looks up "tea"
    Then it costs 3

  Scenario: a price asked on the loop
    When somebody asks for "tea"
    Then it costs 3

  Scenario: a price asked in a recording
    When somebody is watched while asking for "tea"
    Then it costs 3

  Scenario Outline: many prices
    When somebody <does> "<item>"
    Then it costs <price>

    Examples: drinks
      | item   | does     | price |
      | tea    | looks up | 3     |
      | coffee | asks for | 0     |

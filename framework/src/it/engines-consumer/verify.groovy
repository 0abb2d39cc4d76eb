// Which tests of which engine block the loop, with each JUnit: told of them, in parallel, by the names that people know them by,
// and of no neighbour.
import groovy.json.JsonSlurper

def faulty = [
  "com.acme.shop.OldPricesTest.aPriceAskedOnTheLoop()": 1,
  "com.acme.shop.OldPricesTest.aPriceAskedOnAThreadOfItsOwn()": 1,
  'com.acme.shop.OldMenuTest.price() [coffee, "black" & <hot>]': 1,
  "com.acme.shop.PricesProperties.aPriceAskedOnTheLoop(int)": 3,
  "com.acme.shop.PricesProperties\$Inside.aPriceAskedInAGroup()": 1,
  "com.acme.shop.FeaturesTest > Prices > a price asked on the loop": 1,
  "com.acme.shop.FeaturesTest > Prices > many prices > drinks > Example #1.2": 1,
  "com.acme.shop.PricesSpec.blocks when a price is asked on the loop": 1,
  "com.acme.shop.PricesSpec.#item costs #price > coffee costs 0": 1,
  "com.acme.shop.PricesSpec.blocks in a table": 2,
]
def recorded = ["OldPricesTest.java", "PricesProperties.java", "PriceSteps.java", "PricesSpec.groovy"]

def outputs = new File(basedir, "target").listFiles().findAll { it.name.startsWith("selvedge-") && it.directory }
assert outputs*.name.sort()*.take("selvedge-5".length()) == ["selvedge-5", "selvedge-6"]

outputs.each { output ->
  def journals = output.listFiles().findAll { it.name.endsWith(".jsonl") }
  assert journals.size() == 1
  def findings = [:]
  journals[0].eachLine("UTF-8") {
    def line = new JsonSlurper().parseText(it)
    if (line.type == "finding") {
      findings[line.id] = line
    }
  }
  assert findings.values().every { it.rule == "BlockedEventLoop" && it.attribution == "lineage" && it.site.file == "Prices.java" }

  def (inRecordings, inTests) = findings.values().split { it.test.startsWith("recording at ") }
  assert inTests.collectEntries { [it.test, it.count] } == faulty
  assert inRecordings.collect { (it.test =~ /\((.*):\d+\)/)[0][1] } as Set == recorded as Set

  def page = new File(output, journals[0].name.replace(".jsonl", ".html")).getText("UTF-8")
  assert page.contains("PricesSpec.blocks when a price is asked on the loop")
  assert page.contains("Prices &gt; a price asked on the loop")
}

def reports = new File(basedir, "target").listFiles().findAll { it.name.startsWith("surefire-reports-") }
assert reports.size() == 2
reports.each { folder ->
  def suites = folder.listFiles().findAll { it.name.startsWith("TEST-") }.collect { new groovy.xml.XmlSlurper().parse(it) }
  assert suites.sum { it.@tests.toInteger() } > 20
  assert suites.sum { it.@failures.toInteger() + it.@errors.toInteger() } == 0
}

return true

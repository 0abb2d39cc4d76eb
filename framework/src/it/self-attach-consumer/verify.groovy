// What a user gets who has set up nothing, on the class path and on the module path, with each JUnit: the faulty test red
// with file and line, its neighbours green, and one line that tells how to have the agent from the start.
def source = new File(basedir, "shop/src/main/java/com/acme/shop/Prices.java")
def fault = "Prices.java:" + (source.readLines().findIndexOf { it.contains("// the fault") } + 1)

def tests = ["plain": [3, "com.acme.shop.PricesTest"], "shop": [4, "com.acme.shop.PricesTest"], "shop-tests": [4, "com.acme.shop.tests.PricesFromOutsideTest"]]
tests.each { module, expected ->
  def (count, test) = expected
  def reports = new File(basedir, "$module/target").listFiles().findAll { it.name.startsWith("surefire-reports-") }
  assert reports*.name.sort()*.take("surefire-reports-5".length()) == ["surefire-reports-5", "surefire-reports-6"]

  reports.each { folder ->
    def suite = new groovy.xml.XmlSlurper().parse(new File(folder, "TEST-${test}.xml"))
    assert [suite.@tests, suite.@failures, suite.@errors, suite.@skipped]*.toInteger() == [count, 1, 0, 0]

    def red = suite.testcase.findAll { it.failure.size() > 0 }
    assert red*.@name*.text() == ["aPriceAskedOnTheLoop"]
    def failure = red[0].failure
    assert failure.@type == "dev.selvedge.FindingsError"
    def text = failure.text()
    assert text.contains("BlockedEventLoop")
    assert text.contains(fault)
    assert text.contains("${test}.aPriceAskedOnTheLoop()")
    assert !text.contains("dev.selvedge.junit")
  }
}

def said = new File(basedir, "build.log").readLines().count { it.contains("selvedge: the agent has attached itself") }
assert said == tests.size() * 2

return true

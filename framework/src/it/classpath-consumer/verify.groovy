// What a user of the class path gets, with each JUnit: the faulty test red with file and line, its neighbours green.
def source = new File(basedir, "src/main/java/com/acme/shop/Prices.java")
def fault = "Prices.java:" + (source.readLines().findIndexOf { it.contains("// the fault") } + 1)

def reports = new File(basedir, "target").listFiles().findAll { it.name.startsWith("surefire-reports-") }
assert reports*.name.sort()*.take("surefire-reports-5".length()) == ["surefire-reports-5", "surefire-reports-6"]

reports.each { folder ->
  def suite = new groovy.xml.XmlSlurper().parse(new File(folder, "TEST-com.acme.shop.PricesTest.xml"))
  assert [suite.@tests, suite.@failures, suite.@errors, suite.@skipped]*.toInteger() == [6, 1, 0, 0]

  def red = suite.testcase.findAll { it.failure.size() > 0 }
  assert red*.@name*.text() == ["aPriceAskedOnTheLoop"]
  def failure = red[0].failure
  assert failure.@type == "dev.selvedge.FindingsError"
  def text = failure.text()
  assert text.contains("BlockedEventLoop")
  assert text.contains(fault)
  assert text.contains("com.acme.shop.PricesTest.aPriceAskedOnTheLoop()")
  assert !text.contains("dev.selvedge.junit")
}

return true

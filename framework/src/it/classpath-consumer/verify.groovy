// What a user of the class path gets, with each JUnit: the faulty test red with file and line, its neighbours green.
def source = new File(basedir, "src/main/java/com/acme/shop/Prices.java")
def fault = "Prices.java:" + (source.readLines().findIndexOf { it.contains("// the fault") } + 1)

["@junit.version@", "@junit.next.version@"].each { junit ->
  def report = new File(basedir, "target/surefire-reports-$junit/TEST-com.acme.shop.PricesTest.xml")
  def suite = new groovy.xml.XmlSlurper().parse(report)
  assert [suite.@tests, suite.@failures, suite.@errors, suite.@skipped]*.toInteger() == [3, 1, 0, 0]

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

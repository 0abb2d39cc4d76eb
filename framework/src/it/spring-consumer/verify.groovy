// Two applications of Spring Boot, on a server and without one, with contexts that many tests share: the faults are there, each
// red in its test with file and line, and nothing else is found, neither in a test nor beside them.
import groovy.json.JsonSlurper

def line = { String file ->
  def index = new File(basedir, "src/main/java/com/acme/$file").readLines().findIndexOf { it.contains("// the fault") }
  file.replaceAll(".*/", "") + ":" + (index + 1)
}
def faulty = [
  "com.acme.shop.FirstPortTest.reserve": ["LostFailure", line("shop/ShopController.java")],
  "com.acme.shop.ShopMockMvcTest.reserve": ["LostFailure", line("shop/ShopController.java")],
  "com.acme.stock.StockTest.blocking": ["BlockedEventLoop", line("stock/StockApplication.java")],
]

def suites = new File(basedir, "target/surefire-reports").listFiles().findAll { it.name.startsWith("TEST-") }.collect { new groovy.xml.XmlSlurper().parse(it) }
assert suites.sum { it.@tests.toInteger() } == 23
def red = suites.collectMany { suite -> suite.testcase.findAll { it.failure.size() + it.error.size() > 0 }.collect { it } }
assert red.collect { "${it.@classname}.${it.@name}".toString() } as Set == faulty.keySet()
red.each {
  def (rule, place) = faulty["${it.@classname}.${it.@name}".toString()]
  assert it.failure.@type == "dev.selvedge.FindingsError"
  assert it.failure.text().contains(rule)
  assert it.failure.text().contains(place)
}

def journals = new File(basedir, "target/selvedge").listFiles().findAll { it.name.endsWith(".jsonl") }
assert journals.size() == 1
def lines = journals[0].readLines("UTF-8").collect { new JsonSlurper().parseText(it) }
assert lines.findAll { it.type == "finding" }.collect { it.test }  as Set == faulty.keySet().collect { it + "()" } as Set
assert lines.any { it.type == "end" }

return true

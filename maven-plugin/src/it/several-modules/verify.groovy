// The module with the fault fails at check and is told the line in the other module's jar; the pages are there, coverage stays.
def source = new File(basedir, "prices/src/main/java/com/acme/Prices.java")
def fault = "Prices.java:" + (source.readLines().findIndexOf { it.contains("// the fault") } + 1)
def log = new File(basedir, "build.log").text

def message = log.substring(log.indexOf("Failed to execute goal dev.selvedge:selvedge-maven-plugin"))
assert message.readLines()[0].contains("check (default) on project orders: Selvedge: 1 finding (1 error) fails")
assert message.contains("LostFailure")
assert message.contains(fault)
assert message.contains("orders/target/selvedge/index.html")
assert log.count("Failed to execute goal") == 1
assert !log.contains("at dev.selvedge.maven")

def journals = { module -> new File(basedir, module + "/target/selvedge").list().findAll { it.endsWith(".jsonl") }.size() }
// A JVM for each test class, that of Failsafe among them, and one in which Surefire looks for the classes
assert journals("prices") >= 1
assert journals("orders") >= 3

assert !new File(basedir, "prices/target/selvedge/index.html").text.contains(fault)
assert new File(basedir, "orders/target/selvedge/index.html").text.contains(fault)
assert new File(basedir, "target/selvedge-aggregate/index.html").text.contains(fault)

["prices", "orders"].each { module ->
  def coverage = { new File(basedir, module + "/target/coverage-" + it + "/jacoco.csv").readLines() }
  assert coverage("alone").size() == 2
  assert coverage("guarded") == coverage("alone")
}

return true

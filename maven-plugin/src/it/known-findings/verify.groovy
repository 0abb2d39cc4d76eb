// What is in the baseline fails neither the guarded test nor check; what is new fails check, and is alone in its message.
def source = new File(basedir, "src/main/java/com/acme/Shop.java").readLines()
def line = { mark -> "Shop.java:" + (source.findIndexOf { it.contains(mark) } + 1) }
def builds = new File(basedir, "build.log").text.split("Scanning for projects").drop(1)
assert builds.size() == 4

assert builds[0].contains("OpenTest.opens") && builds[0].contains("maven-surefire-plugin")
assert builds[1].contains("wrote 1 finding to")
assert new File(basedir, "selvedge-baseline.json").text.contains(line("// the known one"))
assert builds[2].contains("BUILD SUCCESS")
assert builds[2].contains("Tests run: 2, Failures: 0")

def message = builds[3].substring(builds[3].indexOf("Failed to execute goal dev.selvedge:selvedge-maven-plugin"))
assert message.readLines()[0].contains("1 finding")
assert message.contains(line("// the new one"))
assert !message.contains(line("// the known one"))

return true

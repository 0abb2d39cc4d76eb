// One line for each mistake, which says what to do; no stack trace.
def log = new File(basedir, "build.log").text
def failures = log.readLines().findAll { it.contains("Failed to execute goal dev.selvedge:selvedge-maven-plugin") }
assert failures.size() == 6
[
  "write <argLine>@{argLine} -Xmx64m</argLine>, or add -Dselvedge.skip",
  "set <forkCount> to 1 or more",
  "-DargLine on Maven's command line hides the agent",
  "option 'fail-on' has the value 'sometimes'; accepted: ERROR, WARNING, never",
  "option 'fanout.limit' has the value 'many'; accepted: a whole number",
  "tests ran, but no JVM of theirs wrote a journal",
].eachWithIndex { words, i -> assert failures[i].contains(words) }
assert log.count("BUILD FAILURE") == 6
assert log.count("BUILD SUCCESS") == 2
assert log.contains("the property selvedge.fanoutlimit sets nothing")
assert log.count("Selvedge is skipped") == 2
assert !log.contains("at dev.selvedge")

return true

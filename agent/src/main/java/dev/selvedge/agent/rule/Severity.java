package dev.selvedge.agent.rule;

/** How bad a finding is. By default an error fails the guarded test and a warning is reported. */
public enum Severity {
  ERROR,
  WARNING
}

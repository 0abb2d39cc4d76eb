package dev.selvedge.agent.rule;

/** A defect that Selvedge finds. The name is class stem, id, page and twin marker. */
public interface Rule {

  /** The id, as in findings, options and the address of the page. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** The address of the page that tells more. */
  default String page() {
    return "https://selvedge.dev/rules/" + name();
  }

  /** Whether it is on unless the user says which rules are. */
  default boolean isOnByDefault() {
    return true;
  }

  /** The severity unless the user sets another one. */
  Severity severity();
}

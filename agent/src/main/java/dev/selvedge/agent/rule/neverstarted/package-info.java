/** The rule {@code NeverStarted}. */
@NullMarked
package dev.selvedge.agent.rule.neverstarted;

import org.jspecify.annotations.NullMarked;

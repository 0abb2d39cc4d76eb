/** The rule {@code DeadPeriodicTask}. */
@NullMarked
package dev.selvedge.agent.rule.deadperiodictask;

import org.jspecify.annotations.NullMarked;

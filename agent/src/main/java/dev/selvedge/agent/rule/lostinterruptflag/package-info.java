/** The rule {@code LostInterruptFlag}. */
@NullMarked
package dev.selvedge.agent.rule.lostinterruptflag;

import org.jspecify.annotations.NullMarked;

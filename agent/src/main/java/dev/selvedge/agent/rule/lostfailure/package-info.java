/** The rule {@code LostFailure}. */
@NullMarked
package dev.selvedge.agent.rule.lostfailure;

import org.jspecify.annotations.NullMarked;

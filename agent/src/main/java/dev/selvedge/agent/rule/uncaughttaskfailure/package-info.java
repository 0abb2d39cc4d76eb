/** The rule {@code UncaughtTaskFailure}. */
@NullMarked
package dev.selvedge.agent.rule.uncaughttaskfailure;

import org.jspecify.annotations.NullMarked;

/** The rule {@code UnclosedExecutor}. */
@NullMarked
package dev.selvedge.agent.rule.unclosedexecutor;

import org.jspecify.annotations.NullMarked;

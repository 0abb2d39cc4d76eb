/** The rule {@code AbandonedWork}. */
@NullMarked
package dev.selvedge.agent.rule.abandonedwork;

import org.jspecify.annotations.NullMarked;

/** The rule {@code SwallowedCancellation}. */
@NullMarked
package dev.selvedge.agent.rule.swallowedcancellation;

import org.jspecify.annotations.NullMarked;

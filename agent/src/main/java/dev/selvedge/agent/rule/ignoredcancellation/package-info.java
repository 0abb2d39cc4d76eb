/** The rule {@code IgnoredCancellation}. */
@NullMarked
package dev.selvedge.agent.rule.ignoredcancellation;

import org.jspecify.annotations.NullMarked;

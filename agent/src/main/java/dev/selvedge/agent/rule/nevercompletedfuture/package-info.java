/** The rule {@code NeverCompletedFuture}. */
@NullMarked
package dev.selvedge.agent.rule.nevercompletedfuture;

import org.jspecify.annotations.NullMarked;

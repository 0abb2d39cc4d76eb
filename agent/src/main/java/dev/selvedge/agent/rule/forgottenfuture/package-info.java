/** The rule {@code ForgottenFuture}. */
@NullMarked
package dev.selvedge.agent.rule.forgottenfuture;

import org.jspecify.annotations.NullMarked;

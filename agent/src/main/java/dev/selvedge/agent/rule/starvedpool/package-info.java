/** The rule {@code StarvedPool}. */
@NullMarked
package dev.selvedge.agent.rule.starvedpool;

import org.jspecify.annotations.NullMarked;

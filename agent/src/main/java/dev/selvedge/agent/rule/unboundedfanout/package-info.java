/** UnboundedFanOut: one task has more others at work for it than its window allows. */
@NullMarked
package dev.selvedge.agent.rule.unboundedfanout;

import org.jspecify.annotations.NullMarked;

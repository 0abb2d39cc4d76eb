/** The rule {@code SlowEventLoopCallback}. */
@NullMarked
package dev.selvedge.agent.rule.sloweventloopcallback;

import org.jspecify.annotations.NullMarked;

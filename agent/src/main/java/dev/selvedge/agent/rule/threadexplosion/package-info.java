/** The rule {@code ThreadExplosion}. */
@NullMarked
package dev.selvedge.agent.rule.threadexplosion;

import org.jspecify.annotations.NullMarked;

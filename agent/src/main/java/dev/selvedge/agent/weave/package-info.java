/**
 * Weaves sensors into the JDK and into libraries. The only code that knows how bytecode is changed.
 * One class per woven type, listed in {@link dev.selvedge.agent.weave.WovenTypes}.
 */
@NullMarked
package dev.selvedge.agent.weave;

import org.jspecify.annotations.NullMarked;

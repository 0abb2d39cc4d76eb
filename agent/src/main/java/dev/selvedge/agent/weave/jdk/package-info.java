/** The woven types of the JDK, one class each. */
@NullMarked
package dev.selvedge.agent.weave.jdk;

import org.jspecify.annotations.NullMarked;

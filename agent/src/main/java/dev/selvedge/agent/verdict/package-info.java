/** Turns what rules propose into findings, and findings into the windows that they belong to. */
@NullMarked
package dev.selvedge.agent.verdict;

import org.jspecify.annotations.NullMarked;

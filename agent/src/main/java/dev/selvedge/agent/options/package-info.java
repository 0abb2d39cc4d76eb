/** What the user can set, and how a wrong word is refused. */
@NullMarked
package dev.selvedge.agent.options;

import org.jspecify.annotations.NullMarked;

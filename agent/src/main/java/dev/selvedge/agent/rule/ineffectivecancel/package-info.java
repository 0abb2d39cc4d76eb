/** The rule {@code IneffectiveCancel}. */
@NullMarked
package dev.selvedge.agent.rule.ineffectivecancel;

import org.jspecify.annotations.NullMarked;

/** The rule {@code LeakedPermit}. */
@NullMarked
package dev.selvedge.agent.rule.leakedpermit;

import org.jspecify.annotations.NullMarked;

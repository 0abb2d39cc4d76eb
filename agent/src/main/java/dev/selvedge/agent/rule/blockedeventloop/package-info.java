/** The rule {@code BlockedEventLoop}. */
@NullMarked
package dev.selvedge.agent.rule.blockedeventloop;

import org.jspecify.annotations.NullMarked;

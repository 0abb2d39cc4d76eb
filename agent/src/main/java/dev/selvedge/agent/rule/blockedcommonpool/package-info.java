/** The rule {@code BlockedCommonPool}. */
@NullMarked
package dev.selvedge.agent.rule.blockedcommonpool;

import org.jspecify.annotations.NullMarked;

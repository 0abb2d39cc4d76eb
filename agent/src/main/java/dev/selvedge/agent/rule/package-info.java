/** The rules: pure state machines over events, one package each. Rules never see each other. */
@NullMarked
package dev.selvedge.agent.rule;

import org.jspecify.annotations.NullMarked;

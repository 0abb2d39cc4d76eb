/**
 * The command line: {@code java -jar selvedge-agent.jar COMMAND}. A class per command, listed in
 * {@link Main}.
 */
@NullMarked
package dev.selvedge.agent.cli;

import org.jspecify.annotations.NullMarked;

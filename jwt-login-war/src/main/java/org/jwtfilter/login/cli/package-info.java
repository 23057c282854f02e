/**
 * The command line of the administration: a small program that talks to {@code /admin}. Level 0.
 *
 * <p>Owns the commands and asking for passwords, which are never arguments, for others can read those. Needs nothing but the JDK and imports
 * nothing of ours, so that it is a jar of its own. In: arguments, and passwords from the terminal or, one a line, from the standard input.
 * Out: the JSON of the answers; exit status 0, 1 if the server refused or was not reached, 2 for a command that there is not.
 */
@NullMarked
package org.jwtfilter.login.cli;

import org.jspecify.annotations.NullMarked;

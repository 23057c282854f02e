// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jwtfilter.caller.ClaimPath;
import org.jwtfilter.caller.RoleNames;
import org.jwtfilter.caller.RoleRule;
import org.jwtfilter.caller.RuleFormatException;

/** The words for claim paths, roles and renames. What is read and written again is read as the same. */
public final class RulesTarget {
    private RulesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        try {
            for (ClaimPath path : ClaimPath.parseList(text)) {
                if (!ClaimPath.parse(path.toString()).equals(path)) {
                    throw new AssertionError("another path once it is written: " + path);
                }
            }
        } catch (RuleFormatException e) {
            // An answer.
        }
        try {
            for (RoleRule rule : RoleRule.parseList(text)) {
                if (!RoleRule.parse(rule.toString()).equals(rule)) {
                    throw new AssertionError("another rule once it is written: " + rule);
                }
            }
        } catch (RuleFormatException e) {
            // An answer.
        }
        try {
            RoleNames.parse(text);
        } catch (RuleFormatException e) {
            // An answer.
        }
    }
}

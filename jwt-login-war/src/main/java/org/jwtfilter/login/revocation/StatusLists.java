// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The lists: whose places they are, and what is to be published of them. Every method throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} if the store does not answer, and has then changed nothing that it reports.
 */
public interface StatusLists {
    /** How many places a list has, and a block of it. */
    int LIST_SIZE = 1 << 20;

    int BLOCK_SIZE = 1 << 10;

    /**
     * A block that nobody else has or will have, of a new list where none has one left.
     *
     * @param expiresAt when the last token can expire that will be given one of its places
     */
    LeasedBlock lease(Instant now, Instant expiresAt);

    /** The lists in which a token may be good at that time, by their numbers. */
    List<ListVersion> current(Instant now);

    /** The places of the list whose tokens were taken back. */
    int[] revoked(int list);

    /** The moments before which all tokens are taken back, by subject, that are later than {@code since}; see {@link IssuedTokens#cutOff}. */
    Map<String, Instant> cutOffs(Instant since);
}

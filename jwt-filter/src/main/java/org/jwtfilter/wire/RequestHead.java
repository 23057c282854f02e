// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;

/** What a request says before its body: all that decides whose it is. Nothing of it is checked. */
public interface RequestHead {
    /** The method as it was sent, for example {@code GET}. */
    String method();

    /** What stands behind the question mark of the target, as it was sent; empty text if there is nothing. */
    String query();

    /** The values of all fields of this name, whose case does not matter, in their order; empty if there is none. */
    List<String> values(String field);

    /** The host, and the port if it was named, that the client asked, for example {@code shop.example.org:8443}. */
    String authority();

    /** Whether the request came by https. Behind a proxy that ends TLS it may not look so. */
    boolean secure();
}

// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.util.Locale;
import java.util.Map;

/** The result in words and figures. */
final class Table {
    /** Keycloak's guide to sizing, in versions 24 to 26: one vCPU for so many refreshes a second. */
    private static final int REFRESHES_OF_KEYCLOAK = 120;
    /** More than the 120 of that guide in version 26. */
    private static final int GRANTS = 200;

    private final Cost refresh;
    private final Cost grant;
    private final Map<Hashing, Cost> logins;
    private final Heap heap;

    Table(Cost refresh, Cost grant, Map<Hashing, Cost> logins, Heap heap) {
        this.refresh = refresh;
        this.grant = grant;
        this.logins = logins;
        this.heap = heap;
    }

    String markdown(String head) {
        StringBuilder table = new StringBuilder("# What a node of the login WAR costs\n\n")
                .append(head)
                .append("\n\n| request | CPU of the node, ms | for one vCPU, in a second | CPU of PostgreSQL, ms |"
                        + " seen by %d clients, in a second |\n|---|---|---|---|---|\n".formatted(Load.CLIENTS));
        row(table, "refresh", refresh);
        row(table, "client credentials, by `client_secret_basic`", grant);
        logins.forEach((hashing, cost) -> row(table, "login, " + hashing.label(), cost));
        table.append(text("""

                Logins come one after the other, so the last column is of one client there. Nearly all of a login is the hash of its password.

                | heap of the node | MB |
                |---|---|
                | given to it (`-Xmx`) | %d |
                | held after a full collection, after both loads | %.0f |
                | most that was left after any collection | %.0f |

                | must reach | measured | reached |
                |---|---|---|
                """, heap.maximumMegabytes(), heap.liveMegabytes(), heap.mostMegabytes()));
        table.append(text(
                "| refreshes a second for one vCPU: more than the %d of Keycloak | %.0f | %s |%n",
                REFRESHES_OF_KEYCLOAK, refresh.perCpuSecond(), word(refresh.perCpuSecond() > REFRESHES_OF_KEYCLOAK)));
        table.append(text(
                "| client-credentials grants a second for one vCPU: more than %d | %.0f | %s |%n",
                GRANTS, grant.perCpuSecond(), word(grant.perCpuSecond() > GRANTS)));
        table.append(text(
                "| heap at that load: less than 512 MB | %.0f | %s |%n",
                heap.mostMegabytes(), word(heap.mostMegabytes() < 512)));
        return table.append("""

                        Keycloak's figures are those of its guide "Concepts for sizing CPU and memory resources" (high availability, 26): one vCPU
                        of its own for each 120 refreshes a second, tested up to 435, and for each 120 client-credentials grants, tested up
                        to 2,000, without the database's. They were measured on another machine with TLS in the server, and most of its grants
                        went into new connections; ours keep their connections and have no TLS, which a proxy in front does.
                        PostgreSQL ran without fsync, as its test artifacts have it, on the same machine; the node waits for it, and that takes
                        none of the CPU time that is counted here.
                        """).toString();
    }

    private static void row(StringBuilder table, String what, Cost cost) {
        table.append(text(
                "| %s | %.2f | %.1f | %.2f | %.1f |%n",
                what, cost.nodeMillis(), cost.perCpuSecond(), cost.databaseMillis(), cost.perSecond()));
    }

    private static String word(boolean reached) {
        return reached ? "yes" : "**no**";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

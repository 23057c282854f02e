// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static org.jwtfilter.benchmarks.Algorithm.EDDSA;
import static org.jwtfilter.benchmarks.Algorithm.ES256;
import static org.jwtfilter.benchmarks.Algorithm.HS256;
import static org.jwtfilter.benchmarks.Algorithm.PS256;
import static org.jwtfilter.benchmarks.Algorithm.RS256;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jwtfilter.benchmarks.Candidate.Role;

/** All that are measured. */
final class Candidates {
    static final String RAW = "raw-jca";
    static final String OURS = "ours";

    private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate(RAW, Role.LIMIT, ALL, RawJca::of),
            new Candidate(OURS, Role.OURS, OurVerifier.ALGORITHMS, OurVerifier::cold),
            new Candidate("jose4j", Role.PEER, ALL, Jose4jPeer::of),
            new Candidate("smallrye-jwt", Role.PEER, ALL, SmallRyePeer::of),
            new Candidate("nimbus", Role.PEER, ALL, NimbusPeer::of),
            // Its Nimbus comes without an Ed25519 verifier.
            new Candidate("spring-security", Role.PEER, EnumSet.of(RS256, PS256, ES256, HS256), SpringPeer::of),
            new Candidate("jjwt", Role.PEER, ALL, JjwtPeer::of),
            // Neither PSS nor Edwards curves.
            new Candidate("auth0-java-jwt", Role.PEER, EnumSet.of(RS256, ES256, HS256), Auth0Peer::of),
            // Knows Ed25519 under that name only, not as the "EdDSA" that issuers write.
            new Candidate("fusionauth-jwt", Role.PEER, EnumSet.of(RS256, PS256, ES256, HS256), FusionAuthPeer::of),
            new Candidate("vertx-auth-jwt", Role.PEER, EnumSet.of(RS256, PS256, ES256, EDDSA, HS256), VertxPeer::of),
            // Its JWT part has no Ed25519.
            new Candidate("tink", Role.PEER, EnumSet.of(RS256, PS256, ES256, HS256), TinkPeer::of));

    private Candidates() {}

    static List<Candidate> all() {
        return CANDIDATES;
    }

    static List<Candidate> doing(Algorithm algorithm) {
        return CANDIDATES.stream()
                .filter(candidate -> candidate.does(algorithm))
                .toList();
    }

    static Candidate named(String name) {
        return CANDIDATES.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candidate is called " + name));
    }
}

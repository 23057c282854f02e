// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jwtfilter.benchmarks.Candidate.Role;
import org.jwtfilter.benchmarks.NativeProvider.AbsentException;

/** Sets the candidates of a case up, and makes each prove that it does its work before anything is measured. */
final class Lanes {
    static final String FRESH_STRING = "fresh-string";
    static final String SHA_256 = "sha-256";
    static final String OURS_COLD = "ours-cold";
    static final String ACCEPTED = "ours, accepted";

    private Lanes() {}

    /** @throws AbsentException if the case needs what this machine has not got */
    static List<Lane> of(Case scenario) throws Exception {
        Tokens tokens = Tokens.signedWith(scenario.algorithm());
        NativeProvider provider = scenario.provider();
        if (provider != null) {
            return onProvider(tokens, provider);
        }
        return switch (scenario.kind()) {
            case HIT -> hit(tokens);
            case REFUSED -> refused(tokens);
            case ISSUE -> Issuing.lanes(scenario.algorithm());
            default -> cold(tokens);
        };
    }

    private static List<Lane> cold(Tokens tokens) throws Exception {
        List<Lane> lanes = new ArrayList<>();
        for (Candidate candidate : Candidates.doing(tokens.trust().algorithm())) {
            lanes.add(
                    new Lane(candidate.name(), candidate.role(), proven(candidate, tokens), tokens.good(Tokens.COUNT)));
        }
        return lanes;
    }

    /** Every candidate gets a new String each time, as a container makes it. For most "again" is no different from "cold". */
    private static List<Lane> hit(Tokens tokens) throws Exception {
        List<Token> good = tokens.good(Tokens.COUNT);
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(FRESH_STRING, Role.LIMIT, Token::freshText, good));
        lanes.add(new Lane(SHA_256, Role.LIMIT, Lanes::digest, good));
        Optional<Verification> cached = OurVerifier.cached(tokens.trust());
        if (cached.isPresent()) {
            Candidate ours = new Candidate(
                    Candidates.OURS,
                    Role.OURS,
                    OurVerifier.ALGORITHMS,
                    trust -> OurVerifier.cached(trust).orElseThrow());
            lanes.add(new Lane(ours.name(), Role.OURS, proven(ours, tokens), good));
        }
        for (Candidate candidate : Candidates.doing(tokens.trust().algorithm())) {
            Verification verification = proven(candidate, tokens);
            String name = candidate.role() == Role.OURS ? OURS_COLD : candidate.name();
            // The raw limit takes no text.
            Verification work =
                    candidate.role() == Role.LIMIT ? verification : token -> verification.verify(token.afresh());
            lanes.add(new Lane(name, candidate.role(), work, good));
        }
        return lanes;
    }

    private static List<Lane> refused(Tokens tokens) throws Exception {
        Verification ours = proven(Candidates.named(Candidates.OURS), tokens);
        Verification refusing = refusing(ours);
        List<Token> good = tokens.good(Tokens.COUNT);
        return List.of(
                new Lane(ACCEPTED, Role.OURS, ours, good),
                new Lane("ours, garbage", Role.OURS, refusing, each(good, Token::garbage)),
                new Lane("ours, wrong key", Role.OURS, refusing, tokens.byStranger(Tokens.COUNT)),
                new Lane("ours, changed signature", Role.OURS, refusing, each(good, Token::withChangedSignature)),
                new Lane("ours, expired", Role.OURS, refusing, tokens.expired(Tokens.COUNT)),
                new Lane("ours, wrong audience", Role.OURS, refusing, tokens.forAnotherAudience(Tokens.COUNT)));
    }

    private static List<Token> each(List<Token> tokens, UnaryOperator<Token> change) {
        return tokens.stream().map(change).toList();
    }

    private static List<Lane> onProvider(Tokens tokens, NativeProvider name) throws Exception {
        Provider provider = name.load();
        try {
            RawJca.of(tokens.trust(), provider);
        } catch (NoSuchAlgorithmException e) {
            throw new AbsentException(
                    name.label() + " has no " + tokens.trust().algorithm().jose(), e);
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(
                new Candidate(Candidates.RAW, Role.LIMIT, OurVerifier.ALGORITHMS, trust -> RawJca.of(trust, provider)));
        if (OurVerifier.onProvider(tokens.trust(), provider).isPresent()) {
            candidates.add(new Candidate(
                    Candidates.OURS,
                    Role.OURS,
                    OurVerifier.ALGORITHMS,
                    trust -> OurVerifier.onProvider(trust, provider).orElseThrow()));
        }
        List<Lane> lanes = new ArrayList<>();
        for (Candidate candidate : candidates) {
            lanes.add(
                    new Lane(candidate.name(), candidate.role(), proven(candidate, tokens), tokens.good(Tokens.COUNT)));
        }
        return lanes;
    }

    private static Verification proven(Candidate candidate, Tokens tokens) throws Exception {
        Verification verification = candidate.verification(tokens.trust());
        Proof.check(candidate, verification, tokens);
        return verification;
    }

    private static Object digest(Token token) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(token.freshText().getBytes(ISO_8859_1));
    }

    private static Verification refusing(Verification verification) {
        return token -> {
            try {
                verification.verify(token);
            } catch (Exception e) {
                return e;
            }
            throw new IllegalStateException("a bad token was accepted");
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jwtfilter.key.KeysUnavailableException;

/**
 * Verifies what an issuer signs besides tokens, of one {@code typ}: a status list, for example. The same keys and algorithms count,
 * and the same strict form; what the document says is the matter of whoever asked for it. Safe for use by many threads.
 */
public final class IssuedDocuments {
    private final TrustedIssuer issuer;
    private final TokenTypes types;
    private final int maxLength;

    /**
     * For documents of one kind.
     *
     * @param type the {@code typ} that the header must have, in lower case, for example {@code statuslist+jwt}
     * @param maxLength how many characters are accepted at most
     */
    public IssuedDocuments(TrustedIssuer issuer, String type, int maxLength) {
        this.issuer = requireNonNull(issuer, "issuer");
        this.types = new TokenTypes(Set.of(type), false, List.of());
        this.maxLength = maxLength;
    }

    /** Whose documents they are. */
    public TokenRules rules() {
        return issuer.rules();
    }

    /**
     * The payload of a document of this type that a key of the issuer signed: values as in {@link VerifiedClaims#asMap}. None of it
     * has been compared with anything.
     *
     * @throws TokenRejectedException if it is no such document; the reason says how
     * @throws KeysUnavailableException if the keys could not be read; waits for them as long as a token would
     */
    public Map<String, Object> verify(String text) throws TokenRejectedException, KeysUnavailableException {
        CompactToken document = CompactToken.parse(text, CompactToken.bytes(text, maxLength));
        if (document.encrypted()) {
            throw new TokenRejectedException(Rejection.ENCRYPTION_NOT_EXPECTED);
        }
        TokenHeader header = TokenHeader.of(document.header());
        if (!issuer.rules().algorithms().contains(header.algorithm())) {
            throw new TokenRejectedException(Rejection.ALGORITHM_NOT_ALLOWED);
        }
        if (!types.accepts(header.type())) {
            throw new TokenRejectedException(Rejection.WRONG_TYPE);
        }
        SignatureCheck.check(issuer, header, document);
        return document.payload();
    }
}

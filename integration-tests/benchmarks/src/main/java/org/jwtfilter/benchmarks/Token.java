// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;

/** A token as the candidates take it: its text, and for the limits the bytes that the text stands for. */
final class Token {
    private final String text;
    private final byte[] characters;
    private final byte[] signedContent;
    private final byte[] signature;

    private Token(String text, byte[] characters, byte[] signedContent, byte[] signature) {
        this.text = text;
        this.characters = characters;
        this.signedContent = signedContent;
        this.signature = signature;
    }

    static Token of(String signedPart, byte[] signature) {
        String text = signedPart + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return new Token(text, text.getBytes(ISO_8859_1), signedPart.getBytes(ISO_8859_1), signature);
    }

    /** A text of the same length as this one that is no token at all. */
    Token garbage() {
        String garbage = "x".repeat(text.length());
        return new Token(garbage, garbage.getBytes(ISO_8859_1), signedContent, signature);
    }

    /** The same but for one bit in the middle of the signature. */
    Token withChangedSignature() {
        byte[] changed = signature.clone();
        changed[changed.length / 2] ^= 1;
        return of(new String(signedContent, ISO_8859_1), changed);
    }

    String text() {
        return text;
    }

    /** The same token with a text of its own, as the next request brings it. */
    Token afresh() {
        return new Token(freshText(), characters, signedContent, signature);
    }

    /** The text as a container makes it: from the bytes of a request, once for each. */
    String freshText() {
        return new String(characters, ISO_8859_1);
    }

    /** What was signed. Not a copy. */
    byte[] signedContent() {
        return signedContent;
    }

    /** Not a copy. */
    byte[] signature() {
        return signature;
    }
}

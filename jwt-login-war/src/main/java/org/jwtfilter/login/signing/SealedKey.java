// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

/**
 * A private key, encrypted.
 *
 * @param sealedBy the {@link KeyEncryptionKey#id} of what opens it
 * @param text base64url of nonce, ciphertext and tag
 */
public record SealedKey(String sealedBy, String text) {}

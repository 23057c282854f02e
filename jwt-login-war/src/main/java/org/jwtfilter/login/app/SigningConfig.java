// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.Optional;
import org.jwtfilter.login.signing.KeyRules;

/**
 * What is configured about signing keys.
 *
 * @param keyEncryption what their private halves are encrypted with
 * @param previous what they were encrypted with before; empty unless that is being changed
 */
record SigningConfig(KeyRules rules, KeyEncryptionSource keyEncryption, Optional<KeyEncryptionSource> previous) {}

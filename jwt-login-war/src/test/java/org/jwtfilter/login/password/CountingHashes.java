// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.util.ArrayList;
import java.util.List;

/** Fast stand-in for slow hashes, for tests: the hash of {@code x} is {@code #x}. Remembers what was compared. */
public final class CountingHashes implements PasswordHashes {
    public final List<String> compared = new ArrayList<>();

    @Override
    public String hash(PlainPassword password) {
        return "#" + new String(password.chars());
    }

    @Override
    public boolean verify(PlainPassword password, String hash) {
        compared.add(hash);
        return hash(password).equals(hash);
    }
}

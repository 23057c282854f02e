// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Fast stand-in for slow hashes, for tests: the hash of {@code x} is {@code #x}. Remembers what was compared and made. */
public final class CountingHashes implements PasswordHashes {
    public final List<String> compared = Collections.synchronizedList(new ArrayList<>());

    public final List<String> made = new ArrayList<>();

    @Override
    public String hash(PlainPassword password) {
        String hash = "#" + new String(password.chars());
        made.add(hash);
        return hash;
    }

    @Override
    public boolean verify(PlainPassword password, Optional<String> hash) {
        compared.add(hash.orElse("nobody"));
        return hash.filter(("#" + new String(password.chars()))::equals).isPresent();
    }

    @Override
    public boolean isOutdated(String hash) {
        return hash.startsWith("#old");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

class MemoryRefreshTokensTest extends RefreshTokensContract {
    private final MemoryRefreshTokens tokens = new MemoryRefreshTokens();

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }
}

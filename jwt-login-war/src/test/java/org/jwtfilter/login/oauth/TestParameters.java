// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

/** Makes parameters for the tests of other packages. */
public final class TestParameters {
    private TestParameters() {}

    public static Parameters form(String text) {
        return Parameters.ofForm(text);
    }
}

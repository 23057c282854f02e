// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.jwt.Claim;
import org.jspecify.annotations.NullUnmarked;

/** Wants a claim as a type that is not listed. */
@RequestScoped
@NullUnmarked
public class OddBean {
    @Inject
    @Claim("website")
    private URI website;
}

// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.jwtfilter.login.admin.ClientsResource;
import org.jwtfilter.login.admin.KeysResource;
import org.jwtfilter.login.admin.TokensResource;
import org.jwtfilter.login.admin.UsersResource;
import org.jwtfilter.login.discovery.JwksResource;
import org.jwtfilter.login.discovery.MetadataResource;
import org.jwtfilter.login.discovery.OpenApiResource;
import org.jwtfilter.login.discovery.StatusListResource;
import org.jwtfilter.login.grant.TokenResource;
import org.jwtfilter.login.introspect.IntrospectResource;
import org.jwtfilter.login.login.LoginResource;
import org.jwtfilter.login.login.PasswordResource;
import org.jwtfilter.login.revoke.RevokeResource;

/** The endpoints. At the root, so that every answer of this WAR is one of ours. */
@ApplicationPath("/")
public class LoginApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                LoginResource.class,
                TokenResource.class,
                RevokeResource.class,
                IntrospectResource.class,
                JwksResource.class,
                StatusListResource.class,
                PasswordResource.class,
                UsersResource.class,
                KeysResource.class,
                ClientsResource.class,
                MetadataResource.class,
                TokensResource.class,
                OpenApiResource.class,
                CrossOriginFilter.class,
                ErrorMapper.class,
                RequestTimer.class,
                AnswerHeaders.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // Jersey would describe the endpoints at /application.wadl.
                "jersey.config.server.wadl.disableWadl",
                true,
                // And log the URL of a form without a body, with whatever secret somebody put into its query.
                "jersey.config.servlet.form.queryParams.disabled",
                true);
    }
}

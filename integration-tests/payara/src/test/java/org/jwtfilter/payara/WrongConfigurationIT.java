// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** An application that was configured wrongly does not start, and its log says everything that is wrong with it. */
class WrongConfigurationIT {
    @Test
    void neitherApplicationStartsAndAllProblemsAreToldAtOnce() throws Exception {
        int port = Servers.freePort();
        Path directory = Servers.emptyDirectory("wrong-configuration");
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("mp.jwt.verify.publickey.location", "/no/such/key.pem");
        properties.put("mp.jwt.verify.clock.skew", "301");
        properties.put("jwt.filter.token.typs", "rfc9068");
        properties.put("jwt.filter.hook", "crook");
        properties.put("jwt.login.issuer", "not a url");
        properties.put("jwt.login.access-token.lifetime", "PT2H");
        properties.put("jwt.login.audience", "sample");

        try (PayaraMicro server = Servers.start(port, directory, properties, "jwt-login.war", "sample.war")) {
            Site site = new Site(port);
            assertThat(site.get("/sample/api/public").status()).isEqualTo(404);
            assertThat(site.get("/sample/servlet/whoami").status()).isEqualTo(404);
            assertThat(site.get("/jwt-login/jwks").status()).isEqualTo(404);
            assertThat(server.output())
                    .contains("mp.jwt.verify.publickey.location = /no/such/key.pem")
                    .contains("mp.jwt.verify.clock.skew = 301")
                    .contains("jwt.filter.token.typs")
                    .contains("jwt.filter.hook = crook")
                    .contains("jwt.login.issuer")
                    .contains("not a url")
                    .contains("jwt.login.access-token.lifetime")
                    .contains("PT2H")
                    .contains("jwt.login.audience is not a name");
        }
    }
}

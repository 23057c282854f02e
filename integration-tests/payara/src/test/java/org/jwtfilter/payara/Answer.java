// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back from the server. */
public record Answer(int status, HttpHeaders headers, String body) {
    /** The value of a header field that must be there at most once, empty text where it is not. */
    public String header(String name) {
        if (headers.allValues(name).size() > 1) {
            throw new AssertionError("several " + name + " fields: " + headers.allValues(name));
        }
        return headers.firstValue(name).orElse("");
    }

    /** The string member of a flat JSON body. */
    public String member(String name) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
        if (!member.find()) {
            throw new AssertionError("no member " + name + " in the answer with status " + status);
        }
        return member.group(1);
    }

    /** The claims of the access token in the answer, as they are written; nothing is verified. */
    String claims() {
        String token = member("access_token");
        return new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
    }
}

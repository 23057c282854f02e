// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet request, a GET of {@code /app/x} below the context {@code /app} unless it says otherwise, and its response. */
public final class TestExchange {
    private final Map<String, List<String>> asked = new HashMap<>();
    private final Map<String, List<String>> answered = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, @Nullable Object> properties = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean headersGivenAway = true;

    public TestExchange() {
        properties.put("getMethod", "GET");
        properties.put("getContextPath", "/app");
        properties.put("getServerName", "localhost");
        properties.put("getServerPort", 8080);
        properties.put("isSecure", false);
        properties.put("getDispatcherType", DispatcherType.REQUEST);
        path("/app/x", "/x", null);
    }

    public TestExchange with(String field, String value) {
        asked.computeIfAbsent(field.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(value);
        return this;
    }

    public TestExchange method(String name) {
        properties.put("getMethod", name);
        return this;
    }

    public TestExchange path(String uri, String servletPath, @Nullable String pathInfo) {
        properties.put("getRequestURI", uri);
        properties.put("getServletPath", servletPath);
        properties.put("getPathInfo", pathInfo);
        return this;
    }

    public TestExchange dispatch(DispatcherType type) {
        properties.put("getDispatcherType", type);
        return this;
    }

    public TestExchange attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** The container answers null to whoever asks for a header. */
    public TestExchange keepingHeaders() {
        headersGivenAway = false;
        return this;
    }

    public HttpServletRequest request() {
        return Fakes.of(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getHeaders" ->
                headersGivenAway
                        ? Collections.enumeration(
                                asked.getOrDefault(((String) args[0]).toLowerCase(Locale.ROOT), List.of()))
                        : null;
            case "getAttribute" -> attributes.get(args[0]);
            case "setAttribute" -> attributes.put((String) args[0], args[1]);
            case "removeAttribute" -> attributes.remove(args[0]);
            default -> properties.get(method.getName());
        });
    }

    public HttpServletResponse response() {
        return Fakes.of(HttpServletResponse.class, (proxy, method, args) -> respond(method, args));
    }

    private @Nullable Object respond(Method method, Object[] args) {
        switch (method.getName()) {
            case "setHeader" -> answered.put((String) args[0], new ArrayList<>(List.of((String) args[1])));
            case "addHeader" ->
                answered.computeIfAbsent((String) args[0], name -> new ArrayList<>())
                        .add((String) args[1]);
            case "setContentType" -> answered.put("Content-Type", List.of((String) args[0]));
            case "setStatus", "sendError" -> status = (Integer) args[0];
            case "reset" -> answered.clear();
            case "setContentLength" -> {}
            case "containsHeader" -> {
                return answered.containsKey((String) args[0]);
            }
            case "getHeaders" -> {
                Collection<String> values = answered.getOrDefault((String) args[0], List.of());
                return values;
            }
            case "getHeaderNames" -> {
                return List.copyOf(answered.keySet());
            }
            case "getOutputStream" -> {
                return output();
            }
            default -> throw new AssertionError("unexpected: " + method);
        }
        return null;
    }

    public int status() {
        return status;
    }

    /** The answer's fields, several of one name with a comma between them. */
    public Map<String, String> headers() {
        Map<String, String> joined = new LinkedHashMap<>();
        answered.forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return joined;
    }

    public String body() {
        return body.toString(StandardCharsets.US_ASCII);
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("unexpected");
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }
}

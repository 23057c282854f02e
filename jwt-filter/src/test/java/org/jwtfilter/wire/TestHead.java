// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The head of a request that a test makes up: a GET of {@code shop.example.org} without https, unless it says otherwise. */
public final class TestHead implements RequestHead {
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private String method = "GET";
    private String query = "";
    private boolean secure;

    /** With these values of {@code Authorization} fields. */
    public static TestHead authorization(String... values) {
        TestHead head = new TestHead();
        for (String value : values) {
            head.with("Authorization", value);
        }
        return head;
    }

    public TestHead with(String field, String value) {
        fields.computeIfAbsent(field.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(value);
        return this;
    }

    public TestHead method(String name) {
        method = name;
        return this;
    }

    public TestHead query(String text) {
        query = text;
        return this;
    }

    public TestHead https() {
        secure = true;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public List<String> values(String field) {
        return fields.getOrDefault(field.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public String authority() {
        List<String> host = values("Host");
        return host.isEmpty() ? "shop.example.org" : host.get(0);
    }

    @Override
    public boolean secure() {
        return secure;
    }
}

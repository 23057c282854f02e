// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that hangs on an object: through the fields of our own classes, through collections, maps and arrays. Of the JDK's
 * other classes nothing is opened.
 */
final class ObjectGraph {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    static ObjectGraph of(Object root) throws IllegalAccessException {
        ObjectGraph graph = new ObjectGraph();
        graph.add(root);
        while (!graph.waiting.isEmpty()) {
            graph.open(graph.waiting.remove());
        }
        return graph;
    }

    List<String> strings() {
        return seen.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** What stands in arrays of bytes and characters. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Object each : seen) {
            if (each instanceof byte[] bytes) {
                texts.add(new String(bytes, ISO_8859_1));
            } else if (each instanceof char[] characters) {
                texts.add(new String(characters));
            }
        }
        return texts;
    }

    private void add(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            waiting.add(object);
        }
    }

    private void open(Object object) throws IllegalAccessException {
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                add(name);
                add(value);
            });
        } else if (object instanceof Iterable<?> elements) {
            elements.forEach(this::add);
        } else if (object instanceof Object[] elements) {
            for (int i = 0; i < Array.getLength(elements); i++) {
                add(elements[i]);
            }
        } else if (object.getClass().getName().startsWith("org.jwtfilter.")) {
            for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
                openFields(object, type);
            }
        }
    }

    private void openFields(Object object, Class<?> type) throws IllegalAccessException {
        if (type.getName().startsWith("org.jwtfilter.")) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    add(field.get(object));
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bean of a type of the container that one of ours takes the place of, and hands on to. By name: the type may be missing. */
final class ContainersBean {
    private final String type;
    private final String ours;
    private final Set<Bean<?>> beans = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Object reference;

    /** @param ours the class that takes the place */
    ContainersBean(String type, String ours) {
        this.type = type;
        this.ours = ours;
    }

    /** Called for every bean there is. */
    void notice(Bean<?> bean) {
        if (!bean.getBeanClass().getName().equals(ours)
                && bean.getTypes().stream().anyMatch(each -> each.getTypeName().equals(type))) {
            beans.add(bean);
        }
    }

    /** Called when there are no more to come. */
    void choose(BeanManager manager) {
        if (!beans.isEmpty()) {
            Bean<?> chosen = requireNonNull(manager.<Object>resolve(beans), "one of several");
            Type asked = chosen.getTypes().stream()
                    .filter(each -> each.getTypeName().equals(type))
                    .findFirst()
                    .orElseThrow();
            reference = manager.getReference(chosen, asked, manager.createCreationalContext(chosen));
        }
    }

    /** Empty where the container has none. */
    Optional<Object> get() {
        return Optional.ofNullable(reference);
    }
}

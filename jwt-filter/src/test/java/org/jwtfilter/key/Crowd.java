// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Threads that do the same at once. */
final class Crowd {
    /** What each does. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    static Crowd of(int size, Task task) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < size; i++) {
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (Exception | Error e) {
                    crowd.faults.add(e);
                }
            });
            crowd.threads.add(thread);
            thread.start();
        }
        return crowd;
    }

    /** Waits until all have finished, and fails if one of them did. */
    void join() throws InterruptedException {
        for (Thread each : threads) {
            each.join();
        }
        assertThat(faults).isEmpty();
    }
}

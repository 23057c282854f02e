// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jwtfilter.benchmarks.Sample.DoubleSeries;

/**
 * Lets all candidates take turns, each for a few milliseconds, in an order that changes from round to round. Whatever slows
 * the machine down for longer than that slows them all down alike, so their ratios hold where their times do not.
 */
final class Rounds {
    /** Fixed, so that a run can be repeated. */
    private static final long SEED = 42;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Lane> lanes;
    private final Plan plan;

    Rounds(List<Lane> lanes, Plan plan) {
        this.lanes = List.copyOf(lanes);
        this.plan = plan;
    }

    List<Sample> run() throws Exception {
        int[] operations = warmUp();
        double[][] nanos = new double[lanes.size()][plan.rounds()];
        double[][] bytes = new double[lanes.size()][plan.rounds()];
        List<Integer> order = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            order.add(lane);
        }
        Random random = new Random(SEED);
        for (int round = 0; round < plan.rounds(); round++) {
            Collections.shuffle(order, random);
            for (int index : order) {
                Lane lane = lanes.get(index);
                int times = operations[index];
                // The processor's caches are full of the predecessor's data; that is not this one's cost.
                lane.run(Math.max(1, times / 10));
                long allocated = THREADS.getCurrentThreadAllocatedBytes();
                long before = THREADS.getCurrentThreadCpuTime();
                lane.run(times);
                nanos[index][round] = (double) (THREADS.getCurrentThreadCpuTime() - before) / times;
                bytes[index][round] = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / times;
            }
        }
        List<Sample> samples = new ArrayList<>();
        for (int index = 0; index < lanes.size(); index++) {
            Lane lane = lanes.get(index);
            double allocated = new DoubleSeries(bytes[index]).quantile(0.5);
            samples.add(new Sample(lane.candidate(), lane.role(), allocated, new DoubleSeries(nanos[index])));
        }
        return samples;
    }

    /** Runs all in turns here, too, so that the compiler sees the mixture from the start. Says how many fill a slice. */
    private int[] warmUp() throws Exception {
        int[] operations = new int[lanes.size()];
        int[] done = new int[lanes.size()];
        long[] spent = new long[lanes.size()];
        for (boolean warm = false; !warm; ) {
            warm = true;
            for (int index = 0; index < operations.length; index++) {
                int times = Math.max(plan.minOperations(), operations[index]);
                long before = THREADS.getCurrentThreadCpuTime();
                lanes.get(index).run(times);
                long cost = Math.max(1, THREADS.getCurrentThreadCpuTime() - before);
                done[index] += times;
                spent[index] += cost;
                operations[index] =
                        (int) Math.max(plan.minOperations(), plan.slice().toNanos() * times / cost);
                warm &= spent[index] >= plan.warmUp().toNanos() && done[index] >= plan.warmUpOperations();
            }
        }
        return operations;
    }
}

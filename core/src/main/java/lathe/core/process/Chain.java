package lathe.core.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.core.param.ParameterSet;

/** Processors one after another, as one processor. Parameter ids are {@code stage.parameter}. */
public final class Chain implements Processor {

    private final List<Processor> stages;
    private final ParameterSet parameters;

    /** @param named stages in order, each with the name that goes before its parameters' ids */
    public Chain(SequencedMap<String, Processor> named) {
        stages = List.copyOf(named.values());
        SequencedMap<String, ParameterSet> sets = new LinkedHashMap<>();
        named.forEach((name, stage) -> sets.put(name, stage.parameters()));
        parameters = ParameterSet.join(sets);
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        for (Processor stage : stages) {
            stage.prepare(setup);
        }
    }

    @Override
    public void process(Block block) {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).process(block);
        }
    }

    @Override
    public void reset() {
        for (Processor stage : stages) {
            stage.reset();
        }
    }

    @Override
    public int latencyFrames() {
        return stages.stream().mapToInt(Processor::latencyFrames).sum();
    }

    @Override
    public long tailFrames() {
        long sum = 0;
        for (Processor stage : stages) {
            long tail = stage.tailFrames();
            sum = tail > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + tail;
        }
        return sum;
    }

    @Override
    public void close() {
        for (Processor stage : stages) {
            stage.close();
        }
    }
}

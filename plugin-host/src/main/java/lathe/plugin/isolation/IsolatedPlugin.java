package lathe.plugin.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.host.HostedPluginException;
import org.jspecify.annotations.Nullable;

/**
 * A CLAP or VST3 plugin of any maker as a processor, run in a process of its own. For offline work: {@link #process} waits
 * for the other process.
 *
 * <p>If the plugin crashes, or does not answer for a minute, the call throws {@link PluginCrashException} and this
 * process lives.
 */
public final class IsolatedPlugin implements Processor {

    private static final long PATIENCE_SECONDS = 60;

    private final Path file;
    private final ChildProcess child;
    private final Wire wire;
    private final String name;
    private final List<RemoteParameter> remote = new ArrayList<>();
    private final ParameterSet parameters;
    private final double[] told;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lathe plugin watch").factory());
    private @Nullable ProcessSetup setup;
    private int latencyFrames;
    private long tailFrames;

    private IsolatedPlugin(Path file, ChildProcess child) throws IOException {
        this.file = file;
        this.child = child;
        wire = child.wire();
        name = wire.readText();
        Set<String> taken = new HashSet<>();
        for (int left = wire.readInt(); left > 0; left--) {
            remote.add(readParameter(taken));
        }
        List<Parameter> declared = new ArrayList<>();
        for (RemoteParameter one : remote) {
            declared.add(Parameter.number(one.id(), one.name(), "")
                    .range(one.min(), one.max())
                    .initial(Math.max(one.min(), Math.min(one.max(), one.initial())))
                    .decimals(4)
                    .build());
        }
        parameters = ParameterSet.of(declared);
        told = remote.stream().mapToDouble(RemoteParameter::initial).toArray();
    }

    private RemoteParameter readParameter(Set<String> taken) throws IOException {
        int number = wire.readInt();
        String itsName = wire.readText();
        double min = wire.readDouble();
        double max = wire.readDouble();
        double initial = wire.readDouble();
        String id = RemoteParameter.idOf(itsName);
        for (int again = 2; !taken.add(id); again++) {
            id = RemoteParameter.idOf(itsName) + "_" + again;
        }
        return new RemoteParameter(number, id, itsName, min, max > min ? max : min + 1, initial);
    }

    /**
     * Opens a plugin.
     *
     * @param file a {@code .clap} file or a {@code .vst3} bundle
     * @param id which one, if there are several: its id, its name, or empty for the first
     * @throws HostedPluginException if it is no plugin, or refuses; the message says which and why
     * @throws PluginCrashException if loading it took its process down
     * @throws IOException if no other process can be started
     */
    public static IsolatedPlugin open(Path file, String id) throws IOException {
        ChildProcess child = ChildProcess.start(file.toString(), id);
        try {
            if (child.wire().readByte() != Wire.DONE) {
                throw new HostedPluginException(child.wire().readText());
            }
            return new IsolatedPlugin(file, child);
        } catch (IOException broken) {
            PluginCrashException crash = new PluginCrashException(file + " " + child.postMortem(), broken);
            child.close();
            throw crash;
        } catch (HostedPluginException refused) {
            child.close();
            throw refused;
        }
    }

    /** What the plugin calls itself. */
    public String name() {
        return name;
    }

    /** Its parameters with the numbers by which it knows them, in the order of {@link #parameters}. */
    public List<RemoteParameter> remoteParameters() {
        return List.copyOf(remote);
    }

    /** The id of a parameter that is named by its id or its number; what is neither comes back as it was. */
    public String idOf(String idOrNumber) {
        for (RemoteParameter one : remote) {
            if (Integer.toUnsignedString(one.number()).equals(idOrNumber) && !parameters.has(idOrNumber)) {
                return one.id();
            }
        }
        return idOrNumber;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    /** The plugin's own words for a value of the parameter at an index. */
    public String text(int index, double value) {
        return ask(() -> {
            wire.writeByte(Wire.TEXT).writeInt(remote.get(index).number()).writeDouble(value);
            expectDone();
            return wire.readText();
        });
    }

    /** @throws IllegalArgumentException for live use, or if the plugin refuses the rate or the channels */
    @Override
    public void prepare(ProcessSetup newSetup) {
        if (newSetup.mode() == ProcessSetup.Mode.LIVE) {
            throw new IllegalArgumentException(name + " runs in a process of its own, which is for offline work");
        }
        setup = newSetup;
        parameters.prepare(newSetup.sampleRateHz());
        ask(() -> {
            tellValues();
            wire.writeByte(Wire.ACTIVATE)
                    .writeDouble(newSetup.sampleRateHz())
                    .writeInt(newSetup.maxFrames())
                    .writeInt(newSetup.channels());
            expectDone();
            latencyFrames = wire.readInt();
            tailFrames = wire.readLong();
            return true;
        });
    }

    @Override
    public void process(Block block) {
        float[][] channels = new float[block.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = block.channel(c);
        }
        ask(() -> {
            tellValues();
            wire.writeByte(Wire.PROCESS).writeInt(block.frames());
            wire.writeSound(channels, block.from(), block.to());
            expectDone();
            wire.readSound(channels, block.from(), block.to());
            return true;
        });
    }

    private void tellValues() throws IOException {
        for (int i = 0; i < told.length; i++) {
            double value = parameters.list().get(i).value();
            if (value != told[i]) {
                told[i] = value;
                wire.writeByte(Wire.SET).writeInt(remote.get(i).number()).writeDouble(value);
                expectDone();
            }
        }
    }

    /** The plugin's state, in its own format. */
    public byte[] saveState() {
        return ask(() -> {
            wire.writeByte(Wire.SAVE);
            expectDone();
            return wire.readBytes();
        });
    }

    /** @throws IllegalArgumentException if the plugin refuses it */
    public void loadState(byte[] state) {
        ask(() -> {
            wire.writeByte(Wire.LOAD).writeBytes(state);
            expectDone();
            return true;
        });
    }

    @Override
    public void reset() {
        if (setup != null) {
            prepare(setup);
        }
    }

    @Override
    public int latencyFrames() {
        return latencyFrames;
    }

    @Override
    public long tailFrames() {
        return tailFrames;
    }

    /** Something said over the wire. */
    @FunctionalInterface
    private interface Conversation<T> {

        T hold() throws IOException;
    }

    private void expectDone() throws IOException {
        wire.send();
        if (wire.readByte() != Wire.DONE) {
            throw new IllegalArgumentException(file + ": " + wire.readText());
        }
    }

    private <T> T ask(Conversation<T> conversation) {
        ScheduledFuture<?> impatience = watch.schedule(child::kill, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return conversation.hold();
        } catch (IOException broken) {
            throw new PluginCrashException(file + " " + child.postMortem(), broken);
        } finally {
            impatience.cancel(false);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            wire.writeByte(Wire.CLOSE).send();
        } catch (IOException gone) {
            // It has ended already, which is what we want.
        }
        try {
            child.close();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}

package lathe.plugin.isolation;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.HostedPlugin;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.host.PluginFile;
import org.jspecify.annotations.Nullable;

/**
 * The other process: loads one plugin and does what {@link IsolatedPlugin} asks over the socket, until it says goodbye or
 * is gone.
 */
public final class PluginServer {

    private final Wire wire;
    private final HostedPlugin plugin;
    private final List<HostedParameter> parameters;
    private @Nullable ProcessSetup setup;
    private float[][] input = new float[0][];
    private float[][] output = new float[0][];

    private PluginServer(Wire wire, HostedPlugin plugin) {
        this.wire = wire;
        this.plugin = plugin;
        parameters = plugin.parameters();
    }

    /** @param args the socket's path, the plugin's file, and which plugin of the file */
    public static void main(String[] args) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
                Wire wire = new Wire(channel)) {
            HostedPlugin plugin;
            try {
                plugin = PluginFile.open(Path.of(args[1]), args.length > 2 ? args[2] : "");
            } catch (HostedPluginException refused) {
                wire.writeByte(Wire.REFUSED)
                        .writeText(String.valueOf(refused.getMessage()))
                        .send();
                return;
            }
            try (plugin) {
                new PluginServer(wire, plugin).serve();
            }
        } catch (EOFException gone) {
            // Who asked has ended; so do we.
        }
    }

    private void serve() throws IOException {
        wire.writeByte(Wire.DONE).writeText(plugin.name()).writeInt(parameters.size());
        for (HostedParameter parameter : parameters) {
            wire.writeInt(parameter.number())
                    .writeText(parameter.name())
                    .writeDouble(parameter.min())
                    .writeDouble(parameter.max())
                    .writeDouble(parameter.initial());
        }
        wire.send();
        for (int request = wire.readByte(); request != Wire.CLOSE; request = wire.readByte()) {
            try {
                answer(request);
            } catch (HostedPluginException | IllegalArgumentException refused) {
                wire.writeByte(Wire.REFUSED).writeText(String.valueOf(refused.getMessage()));
            }
            wire.send();
        }
        if (setup != null) {
            plugin.deactivate();
        }
    }

    private void answer(int request) throws IOException {
        switch (request) {
            case Wire.SET -> {
                plugin.set(wire.readInt(), wire.readDouble());
                wire.writeByte(Wire.DONE);
            }
            case Wire.TEXT -> {
                String text = plugin.text(wire.readInt(), wire.readDouble());
                wire.writeByte(Wire.DONE).writeText(text);
            }
            case Wire.SAVE -> {
                byte[] state = plugin.saveState();
                wire.writeByte(Wire.DONE).writeBytes(state);
            }
            case Wire.LOAD -> {
                plugin.loadState(wire.readBytes());
                wire.writeByte(Wire.DONE);
            }
            case Wire.ACTIVATE -> {
                activate(wire.readDouble(), wire.readInt(), wire.readInt());
                wire.writeByte(Wire.DONE).writeInt(plugin.latencyFrames()).writeLong(plugin.tailFrames());
            }
            case Wire.PROCESS -> process(wire.readInt());
            default -> throw new IOException("request " + request + " is not known");
        }
    }

    private void activate(double sampleRateHz, int maxFrames, int channels) {
        if (setup != null) {
            plugin.deactivate();
            setup = null;
        }
        ProcessSetup wanted = ProcessSetup.offline(sampleRateHz, maxFrames, ChannelLayout.ofChannels(channels));
        plugin.activate(wanted);
        setup = wanted;
        input = new float[plugin.inputChannels()][maxFrames];
        output = new float[plugin.outputChannels()][maxFrames];
    }

    /**
     * The sound's channels meet the plugin's: a mono sound goes to all its inputs, its outputs are averaged for a mono
     * sound; else channels meet in order, and those that the plugin does not have stay as they were.
     */
    private void process(int frames) throws IOException {
        if (setup == null || frames > setup.maxFrames()) {
            throw new IOException("a block of " + frames + " frames, unprepared");
        }
        float[][] sound = new float[setup.channels()][frames];
        wire.readSound(sound, 0, frames);
        for (int c = 0; c < input.length; c++) {
            int from = sound.length == 1 ? 0 : c;
            if (from < sound.length) {
                System.arraycopy(sound[from], 0, input[c], 0, frames);
            }
        }
        plugin.process(input, output, frames);
        if (sound.length == 1 && output.length > 1) {
            average(sound[0], frames);
        } else {
            for (int c = 0; c < Math.min(sound.length, output.length); c++) {
                System.arraycopy(output[c], 0, sound[c], 0, frames);
            }
        }
        wire.writeByte(Wire.DONE);
        wire.writeSound(sound, 0, frames);
    }

    private void average(float[] mono, int frames) {
        for (int i = 0; i < frames; i++) {
            float sum = 0;
            for (float[] channel : output) {
                sum += channel[i];
            }
            mono[i] = sum / output.length;
        }
    }
}

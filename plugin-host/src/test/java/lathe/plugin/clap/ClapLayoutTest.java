package lathe.plugin.clap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offsets and sizes that a C compiler gives to the same structures, declared in {@code clap_layout.c}. */
class ClapLayoutTest {

    @TempDir
    Path folder;

    @Test
    void offsetsAndSizesAreThoseOfACompiler() throws IOException, InterruptedException {
        Path compiler = Path.of("/usr/bin/cc");
        assumeTrue(Files.isExecutable(compiler), "no C compiler at /usr/bin/cc");
        Path source = folder.resolve("layout.c");
        try (InputStream text = ClapLayoutTest.class.getResourceAsStream("clap_layout.c")) {
            Files.copy(Objects.requireNonNull(text), source);
        }
        Path program = folder.resolve("layout");
        run(compiler.toString(), "-o", program.toString(), source.toString());
        Map<String, Integer> theirs = new TreeMap<>();
        for (String line : run(program.toString()).lines().toList()) {
            int space = line.indexOf(' ');
            theirs.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
        }
        assertThat(ours()).isEqualTo(theirs);
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static Map<String, Integer> ours() {
        Map<String, Integer> ours = new TreeMap<>();
        ours.put("descriptor.id", ClapAbi.Descriptor.ID);
        ours.put("descriptor.name", ClapAbi.Descriptor.NAME);
        ours.put("descriptor.vendor", ClapAbi.Descriptor.VENDOR);
        ours.put("descriptor.own_version", ClapAbi.Descriptor.VERSION);
        ours.put("descriptor.description", ClapAbi.Descriptor.DESCRIPTION);
        ours.put("descriptor.features", ClapAbi.Descriptor.FEATURES);
        ours.put("descriptor", ClapAbi.Descriptor.BYTES);
        ours.put("plugin.what", ClapAbi.Plugin.DESCRIPTOR);
        ours.put("plugin.data", ClapAbi.Plugin.DATA);
        ours.put("plugin.init", ClapAbi.Plugin.INIT);
        ours.put("plugin.destroy", ClapAbi.Plugin.DESTROY);
        ours.put("plugin.activate", ClapAbi.Plugin.ACTIVATE);
        ours.put("plugin.deactivate", ClapAbi.Plugin.DEACTIVATE);
        ours.put("plugin.start", ClapAbi.Plugin.START_PROCESSING);
        ours.put("plugin.stop", ClapAbi.Plugin.STOP_PROCESSING);
        ours.put("plugin.reset", ClapAbi.Plugin.RESET);
        ours.put("plugin.process", ClapAbi.Plugin.PROCESS);
        ours.put("plugin.extension", ClapAbi.Plugin.GET_EXTENSION);
        ours.put("plugin.main_thread", ClapAbi.Plugin.ON_MAIN_THREAD);
        ours.put("plugin", ClapAbi.Plugin.BYTES);
        ours.put("host.data", ClapAbi.Host.DATA);
        ours.put("host.name", ClapAbi.Host.NAME);
        ours.put("host.vendor", ClapAbi.Host.VENDOR);
        ours.put("host.url", ClapAbi.Host.URL);
        ours.put("host.own_version", ClapAbi.Host.VERSION);
        ours.put("host.extension", ClapAbi.Host.GET_EXTENSION);
        ours.put("host.restart", ClapAbi.Host.REQUEST_RESTART);
        ours.put("host.process", ClapAbi.Host.REQUEST_PROCESS);
        ours.put("host.callback", ClapAbi.Host.REQUEST_CALLBACK);
        ours.put("host", ClapAbi.Host.BYTES);
        ours.put("buffer.data32", ClapAbi.Buffer.DATA32);
        ours.put("buffer.data64", ClapAbi.Buffer.DATA64);
        ours.put("buffer.channels", ClapAbi.Buffer.CHANNELS);
        ours.put("buffer.latency", ClapAbi.Buffer.LATENCY);
        ours.put("buffer.constant", ClapAbi.Buffer.CONSTANT_MASK);
        ours.put("buffer", ClapAbi.Buffer.BYTES);
        ours.put("block_call.steady", ClapAbi.BlockCall.STEADY_TIME);
        ours.put("block_call.frames", ClapAbi.BlockCall.FRAMES);
        ours.put("block_call.transport", ClapAbi.BlockCall.TRANSPORT);
        ours.put("block_call.inputs", ClapAbi.BlockCall.INPUTS);
        ours.put("block_call.outputs", ClapAbi.BlockCall.OUTPUTS);
        ours.put("block_call.input_count", ClapAbi.BlockCall.INPUT_COUNT);
        ours.put("block_call.output_count", ClapAbi.BlockCall.OUTPUT_COUNT);
        ours.put("block_call.in_events", ClapAbi.BlockCall.IN_EVENTS);
        ours.put("block_call.out_events", ClapAbi.BlockCall.OUT_EVENTS);
        ours.put("block_call", ClapAbi.BlockCall.BYTES);
        ours.put("header.size", ClapEvent.SIZE);
        ours.put("header.time", ClapEvent.TIME);
        ours.put("header.space", ClapEvent.SPACE);
        ours.put("header.type", ClapEvent.TYPE);
        ours.put("header.flags", ClapEvent.FLAGS);
        ours.put("header", ClapEvent.HEADER_BYTES);
        ours.put("note.id", ClapEvent.Note.ID);
        ours.put("note.port", ClapEvent.Note.PORT);
        ours.put("note.channel", ClapEvent.Note.CHANNEL);
        ours.put("note.key", ClapEvent.Note.KEY);
        ours.put("note.velocity", ClapEvent.Note.VELOCITY);
        ours.put("note", ClapEvent.Note.BYTES);
        ours.put("expression.kind", ClapEvent.Expression.KIND);
        ours.put("expression.id", ClapEvent.Expression.ID);
        ours.put("expression.port", ClapEvent.Expression.PORT);
        ours.put("expression.channel", ClapEvent.Expression.CHANNEL);
        ours.put("expression.key", ClapEvent.Expression.KEY);
        ours.put("expression.value", ClapEvent.Expression.VALUE);
        ours.put("expression", ClapEvent.Expression.BYTES);
        ours.put("param_event.id", ClapEvent.Param.ID);
        ours.put("param_event.cookie", ClapEvent.Param.COOKIE);
        ours.put("param_event.note_id", ClapEvent.Param.NOTE_ID);
        ours.put("param_event.port", ClapEvent.Param.PORT);
        ours.put("param_event.channel", ClapEvent.Param.CHANNEL);
        ours.put("param_event.key", ClapEvent.Param.KEY);
        ours.put("param_event.value", ClapEvent.Param.VALUE);
        ours.put("param_event", ClapEvent.Param.BYTES);
        ours.put("transport.state", ClapEvent.Transport.STATE);
        ours.put("transport.beats", ClapEvent.Transport.POSITION_BEATS);
        ours.put("transport.seconds", ClapEvent.Transport.POSITION_SECONDS);
        ours.put("transport.tempo", ClapEvent.Transport.TEMPO);
        ours.put("transport.tempo_step", ClapEvent.Transport.TEMPO_STEP);
        ours.put("transport.loop_start_beats", ClapEvent.Transport.LOOP_START_BEATS);
        ours.put("transport.loop_end_beats", ClapEvent.Transport.LOOP_END_BEATS);
        ours.put("transport.loop_start_seconds", ClapEvent.Transport.LOOP_START_SECONDS);
        ours.put("transport.loop_end_seconds", ClapEvent.Transport.LOOP_END_SECONDS);
        ours.put("transport.bar_start", ClapEvent.Transport.BAR_START);
        ours.put("transport.bar_number", ClapEvent.Transport.BAR_NUMBER);
        ours.put("transport.numerator", ClapEvent.Transport.METER_NUMERATOR);
        ours.put("transport.denominator", ClapEvent.Transport.METER_DENOMINATOR);
        ours.put("transport", ClapEvent.Transport.BYTES);
        ours.put("midi.port", ClapEvent.Midi.PORT);
        ours.put("midi.data", ClapEvent.Midi.DATA);
        ours.put("midi", ClapEvent.Midi.BYTES);
        ours.put("param.id", ClapAbi.Param.ID);
        ours.put("param.flags", ClapAbi.Param.FLAGS);
        ours.put("param.cookie", ClapAbi.Param.COOKIE);
        ours.put("param.name", ClapAbi.Param.NAME);
        ours.put("param.module", ClapAbi.Param.MODULE);
        ours.put("param.min", ClapAbi.Param.MIN);
        ours.put("param.max", ClapAbi.Param.MAX);
        ours.put("param.initial", ClapAbi.Param.INITIAL);
        ours.put("param", ClapAbi.Param.BYTES);
        ours.put("port.id", ClapAbi.Port.ID);
        ours.put("port.name", ClapAbi.Port.NAME);
        ours.put("port.flags", ClapAbi.Port.FLAGS);
        ours.put("port.channels", ClapAbi.Port.CHANNELS);
        ours.put("port.type", ClapAbi.Port.TYPE);
        ours.put("port.pair", ClapAbi.Port.IN_PLACE_PAIR);
        ours.put("port", ClapAbi.Port.BYTES);
        ours.put("ports_config.id", ClapAbi.PortsConfig.ID);
        ours.put("ports_config.name", ClapAbi.PortsConfig.NAME);
        ours.put("ports_config.inputs", ClapAbi.PortsConfig.INPUT_PORTS);
        ours.put("ports_config.outputs", ClapAbi.PortsConfig.OUTPUT_PORTS);
        ours.put("ports_config.has_in", ClapAbi.PortsConfig.HAS_MAIN_INPUT);
        ours.put("ports_config.in_channels", ClapAbi.PortsConfig.MAIN_INPUT_CHANNELS);
        ours.put("ports_config.in_type", ClapAbi.PortsConfig.MAIN_INPUT_TYPE);
        ours.put("ports_config.has_out", ClapAbi.PortsConfig.HAS_MAIN_OUTPUT);
        ours.put("ports_config.out_channels", ClapAbi.PortsConfig.MAIN_OUTPUT_CHANNELS);
        ours.put("ports_config.out_type", ClapAbi.PortsConfig.MAIN_OUTPUT_TYPE);
        ours.put("ports_config", ClapAbi.PortsConfig.BYTES);
        ours.put("port_request.input", ClapAbi.PortRequest.IS_INPUT);
        ours.put("port_request.index", ClapAbi.PortRequest.INDEX);
        ours.put("port_request.channels", ClapAbi.PortRequest.CHANNELS);
        ours.put("port_request.type", ClapAbi.PortRequest.TYPE);
        ours.put("port_request", ClapAbi.PortRequest.BYTES);
        ours.put("note_port.id", ClapAbi.NotePort.ID);
        ours.put("note_port.dialects", ClapAbi.NotePort.DIALECTS);
        ours.put("note_port.preferred", ClapAbi.NotePort.PREFERRED);
        ours.put("note_port.name", ClapAbi.NotePort.NAME);
        ours.put("note_port", ClapAbi.NotePort.BYTES);
        ours.put("remote_page.section", ClapAbi.RemotePage.SECTION);
        ours.put("remote_page.id", ClapAbi.RemotePage.ID);
        ours.put("remote_page.name", ClapAbi.RemotePage.NAME);
        ours.put("remote_page.params", ClapAbi.RemotePage.PARAMS);
        ours.put("remote_page.preset", ClapAbi.RemotePage.FOR_PRESET);
        ours.put("remote_page", ClapAbi.RemotePage.BYTES);
        ours.put("voices.count", ClapAbi.Voices.COUNT);
        ours.put("voices.capacity", ClapAbi.Voices.CAPACITY);
        ours.put("voices.flags", ClapAbi.Voices.FLAGS);
        ours.put("voices", ClapAbi.Voices.BYTES);
        ours.put("resize_hints.horizontally", ClapAbi.ResizeHints.HORIZONTALLY);
        ours.put("resize_hints.vertically", ClapAbi.ResizeHints.VERTICALLY);
        ours.put("resize_hints.keep", ClapAbi.ResizeHints.KEEP_ASPECT);
        ours.put("resize_hints.width", ClapAbi.ResizeHints.ASPECT_WIDTH);
        ours.put("resize_hints.height", ClapAbi.ResizeHints.ASPECT_HEIGHT);
        ours.put("resize_hints", ClapAbi.ResizeHints.BYTES);
        ours.put("gesture", ClapEvent.Param.GESTURE_BYTES);
        return ours;
    }
}

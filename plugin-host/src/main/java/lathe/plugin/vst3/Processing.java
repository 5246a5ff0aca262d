package lathe.plugin.vst3;

import lathe.core.process.ProcessSetup;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.PluginInstance;

/** The life of an instance from setup to blocks, as {@code IComponent} and {@code IAudioProcessor} tell it. */
final class Processing {

    private static final int SINGLE_PRECISION = 0;
    private static final int OFFLINE = 2;
    private static final long INFINITE_TAIL = 0xFFFF_FFFFL;

    private final PluginInstance instance;
    private final Buses buses;
    private final Automation automation;
    private final NoteEvents events;
    private final BlockSound sound;
    private final WarmUpBlocks warmUp;

    private double sampleRateHz;
    private int maxFrames;
    private ProcessSetup.Mode mode = ProcessSetup.Mode.LIVE;
    private volatile int latencyFrames;
    private volatile long tailFrames;

    Processing(PluginInstance instance, Buses buses, Automation automation, NoteEvents events, WarmUpBlocks warmUp) {
        this.instance = instance;
        this.buses = buses;
        this.automation = automation;
        this.events = events;
        this.warmUp = warmUp;
        sound = new BlockSound(buses);
    }

    static int canProcess(int sampleSize) {
        return Result.of(sampleSize == SINGLE_PRECISION);
    }

    int setup(long setup) {
        if (setup == 0) {
            return Result.INVALID_ARGUMENT;
        }
        double rate = NativeMemory.float64(setup + Layout.SETUP_RATE);
        int frames = NativeMemory.int32(setup + Layout.SETUP_MAX_FRAMES);
        boolean single = NativeMemory.int32(setup + Layout.SETUP_SAMPLE_SIZE) == SINGLE_PRECISION;
        if (!single || !(rate >= 1_000 && rate <= 768_000) || frames < 1 || instance.isActive()) {
            return Result.FALSE;
        }
        boolean offline = NativeMemory.int32(setup + Layout.SETUP_MODE) == OFFLINE;
        sampleRateHz = rate;
        maxFrames = frames;
        mode = offline ? ProcessSetup.Mode.OFFLINE : ProcessSetup.Mode.LIVE;
        return Result.OK;
    }

    int setActive(boolean on) {
        if (on == instance.isActive()) {
            return Result.OK;
        }
        if (!on) {
            instance.deactivate();
            return Result.OK;
        }
        if (maxFrames == 0) {
            return Result.NOT_INITIALIZED;
        }
        try {
            instance.activate(sampleRateHz, maxFrames, buses.layout(), mode);
            warmUp.run(maxFrames);
            latencyFrames = instance.latencyFrames();
            tailFrames = instance.tailFrames();
            return Result.OK;
        } catch (RuntimeException refused) {
            instance.deactivate();
            BridgeLog.note(instance.descriptor().id() + " cannot be activated", refused);
            return Result.FALSE;
        }
    }

    /** A host starts or stops to process; the past is silenced at the start. */
    int setProcessing(boolean on) {
        if (on && instance.isActive()) {
            instance.reset();
        }
        return Result.OK;
    }

    int latencyFrames() {
        return latencyFrames;
    }

    long tailFrames() {
        return tailFrames == Long.MAX_VALUE ? INFINITE_TAIL : Math.min(tailFrames, INFINITE_TAIL - 1);
    }

    int process(long data) {
        if (data == 0 || NativeMemory.int32(data + Layout.DATA_SAMPLE_SIZE) != SINGLE_PRECISION) {
            return Result.INVALID_ARGUMENT;
        }
        int frames = NativeMemory.int32(data + Layout.DATA_FRAMES);
        if (!instance.isActive()) {
            sound.silence(data, frames);
            return Result.NOT_INITIALIZED;
        }
        automation.read(NativeMemory.word(data + Layout.DATA_CHANGES), frames);
        events.read(NativeMemory.word(data + Layout.DATA_EVENTS), frames);
        if (frames <= 0) {
            instance.flush();
            return Result.OK;
        }
        SongPosition.read(NativeMemory.word(data + Layout.DATA_CONTEXT), instance.transport());
        sound.connect(data, instance.ports());
        instance.process(frames);
        sound.flagSilence(data, frames);
        return Result.OK;
    }
}

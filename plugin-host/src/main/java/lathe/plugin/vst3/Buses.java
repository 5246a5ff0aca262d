package lathe.plugin.vst3;

import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import org.jspecify.annotations.Nullable;

/**
 * The ways in and out: main input (effects), side chain, notes; main output. Answers what a host asks about them and
 * takes the arrangement it wants, if the descriptor declares it.
 */
final class Buses {

    static final int AUDIO = 0;
    static final int EVENTS = 1;
    static final int INPUT = 0;
    static final int OUTPUT = 1;

    private static final int MAIN = 0;
    private static final int AUXILIARY = 1;
    private static final int DEFAULT_ACTIVE = 1;
    private static final int NOTE_CHANNELS = 16;

    private final PluginDescriptor descriptor;
    private final @Nullable SpeakerArrangement side;
    private final List<SpeakerArrangement> possible = new ArrayList<>();
    private int chosen;
    private volatile boolean sideActive;

    Buses(PluginDescriptor descriptor) {
        this.descriptor = descriptor;
        side = descriptor.sideChain().map(SpeakerArrangement::new).orElse(null);
        descriptor.layouts().forEach(layout -> possible.add(new SpeakerArrangement(layout)));
    }

    /** The layout of the main ports. */
    ChannelLayout layout() {
        return descriptor.layouts().get(chosen);
    }

    /** The same with VST3's order of channels. */
    SpeakerArrangement main() {
        return possible.get(chosen);
    }

    /** The side chain's arrangement, where there is one. */
    @Nullable
    SpeakerArrangement side() {
        return side;
    }

    /** Whether the host uses the side chain. */
    boolean isSideActive() {
        return sideActive;
    }

    void sideActive(boolean on) {
        sideActive = on;
    }

    boolean hasMainInput() {
        return !descriptor.isInstrument();
    }

    int count(int media, int direction) {
        if (media == EVENTS) {
            return direction == INPUT && descriptor.hasNoteInput() ? 1 : 0;
        }
        if (media != AUDIO) {
            return 0;
        }
        return direction == OUTPUT ? 1 : (hasMainInput() ? 1 : 0) + (side != null ? 1 : 0);
    }

    private boolean exists(int media, int direction, int index) {
        return (direction == INPUT || direction == OUTPUT) && index >= 0 && index < count(media, direction);
    }

    /** What stands at an audio bus. */
    private @Nullable SpeakerArrangement arrangement(int direction, int index) {
        return direction == OUTPUT || (hasMainInput() && index == 0) ? main() : side;
    }

    int info(int media, int direction, int index, long info) {
        if (!exists(media, direction, index)) {
            return Result.INVALID_ARGUMENT;
        }
        NativeMemory.int32(info + Layout.BUS_MEDIA, media);
        NativeMemory.int32(info + Layout.BUS_DIRECTION, direction);
        SpeakerArrangement arrangement = media == AUDIO ? arrangement(direction, index) : null;
        boolean aside = arrangement != null && arrangement == side;
        NativeMemory.int32(info + Layout.BUS_CHANNELS, arrangement == null ? NOTE_CHANNELS : arrangement.channels());
        NativeText.writeUtf16(info + Layout.BUS_NAME, name(media, direction, aside));
        NativeMemory.int32(info + Layout.BUS_TYPE, aside ? AUXILIARY : MAIN);
        NativeMemory.int32(info + Layout.BUS_FLAGS, aside ? 0 : DEFAULT_ACTIVE);
        return Result.OK;
    }

    private static String name(int media, int direction, boolean aside) {
        if (media == EVENTS) {
            return "Notes";
        }
        if (aside) {
            return "Side chain";
        }
        return direction == INPUT ? "Input" : "Output";
    }

    int activate(int media, int direction, int index, boolean on) {
        if (!exists(media, direction, index)) {
            return Result.INVALID_ARGUMENT;
        }
        if (media == AUDIO && direction == INPUT && arrangement(direction, index) == side) {
            sideActive = on;
        }
        return Result.OK;
    }

    int arrangement(int direction, int index, long out) {
        SpeakerArrangement arrangement = exists(AUDIO, direction, index) ? arrangement(direction, index) : null;
        if (arrangement == null) {
            return Result.INVALID_ARGUMENT;
        }
        NativeMemory.word(out, arrangement.bits());
        return Result.OK;
    }

    /**
     * Takes the host's wish. What cannot be is refused, but the main ports follow as far as they can, so that a host that
     * asks afterwards finds the nearest there is.
     */
    int arrange(long inputs, int inputCount, long outputs, int outputCount) {
        if (inputCount != count(AUDIO, INPUT) || outputCount != 1 || outputs == 0 || (inputCount > 0 && inputs == 0)) {
            return Result.INVALID_ARGUMENT;
        }
        long wanted = NativeMemory.word(outputs);
        if (hasMainInput() && NativeMemory.word(inputs) != wanted) {
            return Result.FALSE;
        }
        for (int i = 0; i < possible.size(); i++) {
            if (possible.get(i).bits() == wanted) {
                chosen = i;
                return Result.of(side == null || sideFits(inputs + 8L * (inputCount - 1)));
            }
        }
        return Result.FALSE;
    }

    private boolean sideFits(long wanted) {
        return side != null && NativeMemory.word(wanted) == side.bits();
    }
}

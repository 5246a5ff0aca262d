package lathe.engine.render;

import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.postfx.eq.BandType;
import lathe.postfx.eq.ParametricEq;

/** A stem's way through the desk: equaliser, level, place, room. All of it linear. */
final class StemDesk {

    private static final int BLOCK = 8192;
    private static final double SLOPE = 12;

    private StemDesk() {}

    /** Clears the lows and shapes the top, in place. */
    static void equalise(AudioBuffer dry, Seat seat) {
        try (ParametricEq eq = new ParametricEq(2)) {
            ParameterSet set = eq.parameters();
            band(set, 1, BandType.HIGH_PASS, seat.lowCutHz(), 0);
            band(set, 2, BandType.HIGH_SHELF, Math.min(seat.highHz(), 0.45 * dry.sampleRateHz()), seat.highDb());
            eq.prepare(ProcessSetup.offline(dry.sampleRateHz(), BLOCK, dry.layout()));
            Block block = new Block();
            for (int at = 0; at < dry.frames(); at += BLOCK) {
                eq.process(block.set(dry.channelArrays(), at, Math.min(dry.frames(), at + BLOCK)));
            }
        }
    }

    private static void band(ParameterSet set, int number, BandType type, double hz, double gainDb) {
        String band = "band" + number + "_";
        set.get(band + "type").set(List.of(BandType.values()).indexOf(type));
        set.get(band + "hz").set(hz);
        set.get(band + "gain").set(gainDb);
        set.get(band + "slope").set(SLOPE);
        set.get(band + "q").set(Math.sqrt(0.5));
    }

    /**
     * Places a stem of one or two channels in the arrays it came in: one channel by constant power, two by turning down the far
     * side.
     *
     * @param place -1 left to 1 right
     */
    static float[][] placed(AudioBuffer dry, double gain, double place) {
        boolean mono = dry.channels() == 1;
        float[] first = dry.channel(0);
        float[][] stereo = {first, mono ? first.clone() : dry.channel(1)};
        double left = mono ? Math.sqrt(0.5 * (1 - place)) : Math.min(1, 1 - place);
        double right = mono ? Math.sqrt(0.5 * (1 + place)) : Math.min(1, 1 + place);
        double power = Math.sqrt(mono ? 2 : 1);
        scale(stereo[0], (float) (gain * left * power));
        scale(stereo[1], (float) (gain * right * power));
        return stereo;
    }

    private static void scale(float[] channel, float gain) {
        for (int i = 0; i < channel.length; i++) {
            channel[i] *= gain;
        }
    }
}

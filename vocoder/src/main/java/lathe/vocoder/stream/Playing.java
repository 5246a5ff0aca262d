package lathe.vocoder.stream;

import lathe.core.process.ProcessSetup;
import lathe.vocoder.Decoder;

/** What every way of playing a decoder asks of it and of the listener. */
final class Playing {

    private Playing() {}

    /** @throws IllegalArgumentException unless the decoder has one channel, or as many as the listener */
    static void requireServes(Decoder decoder, ProcessSetup setup) {
        if (decoder.channels() != 1 && decoder.channels() != setup.channels()) {
            throw new IllegalArgumentException("the decoder has " + decoder.channels() + " channels, the setup "
                    + setup.channels() + "; give it as many, or a decoder of one channel");
        }
    }

    /** @throws IllegalArgumentException if the rate is no whole number */
    static int wholeRate(ProcessSetup setup) {
        int rateHz = (int) Math.round(setup.sampleRateHz());
        if (rateHz != setup.sampleRateHz()) {
            throw new IllegalArgumentException("sampleRateHz=" + setup.sampleRateHz() + " is no whole number");
        }
        return rateHz;
    }

    /** @throws IllegalArgumentException if one cannot go on where the other was */
    static void requireAlike(Decoder old, Decoder next) {
        if (old.sampleRateHz() != next.sampleRateHz()
                || old.channels() != next.channels()
                || old.hopSamples() != next.hopSamples()) {
            throw new IllegalArgumentException("the decoder gives " + describe(next) + ", the sound that plays is "
                    + describe(old) + "; only decoders of the same kind can be swapped");
        }
    }

    private static String describe(Decoder decoder) {
        return decoder.sampleRateHz() + " Hz, " + decoder.channels() + " channels, " + decoder.hopSamples()
                + " samples a frame";
    }
}

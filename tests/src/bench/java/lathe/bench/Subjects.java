package lathe.bench;

import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.param.ParameterSet;
import lathe.core.process.Processor;
import lathe.postfx.dither.Dither;
import lathe.postfx.dynamics.Compressor;
import lathe.postfx.eq.ParametricEq;
import lathe.postfx.limiter.TruePeakLimiter;
import lathe.postfx.reverb.Convolver;
import lathe.postfx.reverb.FdnReverb;

/** The processors under test, set to do their full work. */
final class Subjects {

    private Subjects() {}

    static Processor processor(String name) {
        return switch (name) {
            case "eq8" -> equaliser();
            case "compressor" -> compressor();
            case "limiter" -> limiter();
            case "fdn" -> set(new FdnReverb(), "mix", 30);
            case "convolver3s" -> set(new Convolver(impulseResponse()), "zero_latency", 0);
            case "convolver3s_zero_latency" -> set(new Convolver(impulseResponse()), "zero_latency", 1);
            case "dither16" -> new Dither(1);
            default -> throw new IllegalArgumentException("subject=" + name);
        };
    }

    private static Processor set(Processor processor, String id, double value) {
        processor.parameters().get(id).set(value);
        return processor;
    }

    /** Eight bells, so that eight second-order sections run on each channel. */
    private static Processor equaliser() {
        ParametricEq eq = new ParametricEq(8);
        ParameterSet parameters = eq.parameters();
        for (int band = 1; band <= 8; band++) {
            parameters.get("band" + band + "_hz").set(40 * Math.pow(2, band));
            parameters.get("band" + band + "_gain").set(band % 2 == 0 ? 3 : -3);
        }
        return eq;
    }

    private static Processor compressor() {
        Compressor compressor = new Compressor();
        compressor.parameters().get("threshold").set(-20);
        compressor.parameters().get("ratio").set(2);
        return compressor;
    }

    /** Six decibels into the ceiling, as in the limiter gate. */
    private static Processor limiter() {
        TruePeakLimiter limiter = new TruePeakLimiter();
        limiter.parameters().get("gain").set(6);
        return limiter;
    }

    private static AudioBuffer impulseResponse() {
        Random random = new Random(7);
        float[][] response = new float[2][3 * 48_000];
        for (float[] channel : response) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) (random.nextGaussian() * Math.pow(10, -3 * i / (1.8 * 48_000)) * 0.005);
            }
        }
        return AudioBuffer.of(48_000, response);
    }

}

package lathe.postfx.dynamics;

import lathe.core.param.Parameter;
import lathe.core.testing.ProcessorContract;
import org.junit.jupiter.api.Test;

class CompressorTest {

    /** A compressor with settings like {@code ratio=4}. */
    static Compressor compressor(String... settings) {
        Compressor compressor = new Compressor();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            Parameter parameter = compressor.parameters().get(parts[0]);
            parameter.set(parameter.parse(parts[1]));
        }
        return compressor;
    }

    @Test
    void keepsTheContract() {
        ProcessorContract.check(Compressor::new);
        ProcessorContract.check(() -> compressor("mode=gate", "lookahead=3", "link=30", "detector=rms", "hold=20"));
        ProcessorContract.check(() -> compressor("mode=expand", "key_highpass=100", "auto_release=on", "mix=70"));
    }
}

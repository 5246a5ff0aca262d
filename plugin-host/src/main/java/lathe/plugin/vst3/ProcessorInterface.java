package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.TransportListener;

/** {@code IAudioProcessor} and what a processor wants to know of the song. */
@SuppressWarnings("unused") // called by name
final class ProcessorInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.AUDIO_PROCESSOR,
            result("setBusArrangements"),
            result("getBusArrangement"),
            result("canProcessSampleSize"),
            value("getLatencySamples"),
            result("setupProcessing"),
            result("setProcessing"),
            ComInterface.process("process"),
            value("getTailSamples"));

    static final ComInterface REQUIREMENTS = new ComInterface(
            MethodHandles.lookup(), Ids.PROCESS_CONTEXT_REQUIREMENTS, value("getProcessContextRequirements"));

    private ProcessorInterface() {}

    private static long setBusArrangements(long self, long inputs, long inputCount, long outputs, long outputCount) {
        Vst3Plugin plugin = Vst3Plugin.of(self);
        if (plugin.instance().isActive()) {
            return Result.FALSE;
        }
        return plugin.buses().arrange(inputs, (int) inputCount, outputs, (int) outputCount);
    }

    private static long getBusArrangement(long self, long direction, long index, long out, long e) {
        return Vst3Plugin.of(self).buses().arrangement((int) direction, (int) index, out);
    }

    private static long canProcessSampleSize(long self, long size, long c, long d, long e) {
        return Processing.canProcess((int) size);
    }

    private static long getLatencySamples(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).processing().latencyFrames();
    }

    private static long setupProcessing(long self, long setup, long c, long d, long e) {
        return Vst3Plugin.of(self).processing().setup(setup);
    }

    private static long setProcessing(long self, long on, long c, long d, long e) {
        return Vst3Plugin.of(self).processing().setProcessing((byte) on != 0);
    }

    private static long process(long self, long data, long c, long d, long e) {
        return Vst3Plugin.of(self).processing().process(data);
    }

    private static long getTailSamples(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).processing().tailFrames();
    }

    private static long getProcessContextRequirements(long self, long b, long c, long d, long e) {
        boolean follows = Vst3Plugin.of(self).instance().processor() instanceof TransportListener;
        return follows ? SongPosition.NEEDED : 0;
    }
}

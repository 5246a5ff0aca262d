package lathe.jvst;

import jvst.wrapper.valueobjects.VSTTimeInfo;
import lathe.plugin.Transport;

/** Where the host's song stands, for one instance: taken at the start of a block and moved along with its stretches. */
final class JvstTime extends VSTTimeInfo {

    private double sampleRateHz = 44_100;
    private double blockStart;
    private double blockStartQuarters;
    private double tempoBpm = 120;
    private double barStart;
    private double cycleStart;
    private double cycleEnd;
    private int meterNumerator = 4;
    private int meterDenominator = 4;
    private int flags = VST_TIME_NANOS_VALID;
    private long done;

    void setSampleRate(double newSampleRateHz) {
        sampleRateHz = newSampleRateHz;
    }

    /** Takes what the host tells at the start of a block; without a position, time goes on from where it was. */
    void start(Transport transport) {
        boolean played = (flags & VST_TIME_TRANSPORT_PLAYING) != 0;
        blockStart = transport.hasPositionSeconds ? transport.positionSeconds * sampleRateHz : blockStart + done;
        done = 0;
        blockStartQuarters = transport.positionQuarters;
        tempoBpm = transport.tempoBpm;
        barStart = transport.barStartQuarters;
        cycleStart = transport.loopStartQuarters;
        cycleEnd = transport.loopEndQuarters;
        meterNumerator = transport.meterNumerator;
        meterDenominator = transport.meterDenominator;
        flags = VST_TIME_NANOS_VALID
                | when(transport.playing, VST_TIME_TRANSPORT_PLAYING)
                | when(transport.playing != played, VST_TIME_TRANSPORT_CHANGED)
                | when(transport.recording, VST_TIME_TRANSPORT_RECORDING)
                | when(transport.looping, VST_TIME_TRANSPORT_CYCLE_ACTIVE | VST_TIME_CYCLE_POS_VALID)
                | when(transport.hasTempo, VST_TIME_TEMPO_VALID)
                | when(transport.hasPositionQuarters, VST_TIME_PPQ_POS_VALID | VST_TIME_BARS_VALID)
                | when(transport.hasMeter, VST_TIME_TIME_SIG_VALID);
    }

    private static int when(boolean holds, int bits) {
        return holds ? bits : 0;
    }

    /** A stretch was processed. */
    void advance(int frames) {
        done += frames;
    }

    @Override
    public double getSamplePos() {
        return blockStart + done;
    }

    @Override
    public double getSampleRate() {
        return sampleRateHz;
    }

    @Override
    public double getNanoSeconds() {
        return System.nanoTime();
    }

    @Override
    public double getPPQPos() {
        boolean playing = (flags & VST_TIME_TRANSPORT_PLAYING) != 0;
        return blockStartQuarters + (playing ? done / sampleRateHz * tempoBpm / 60 : 0);
    }

    @Override
    public double getTempo() {
        return tempoBpm;
    }

    @Override
    public double getBarStartPos() {
        return barStart;
    }

    @Override
    public double getCycleStartPos() {
        return cycleStart;
    }

    @Override
    public double getCycleEndPos() {
        return cycleEnd;
    }

    @Override
    public int getTimeSigNumerator() {
        return meterNumerator;
    }

    @Override
    public int getTimeSigDenominator() {
        return meterDenominator;
    }

    @Override
    public int getFlags() {
        return flags;
    }
}

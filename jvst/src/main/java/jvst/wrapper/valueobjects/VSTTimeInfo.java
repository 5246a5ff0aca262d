package jvst.wrapper.valueobjects;

/** Where the host's song stands. The bridge hands out an object of a subclass that answers for one instance. */
public class VSTTimeInfo {

    /** Playing, cycle or recording changed. */
    public static final int VST_TIME_TRANSPORT_CHANGED = 1;

    /** The song plays. */
    public static final int VST_TIME_TRANSPORT_PLAYING = 2;

    /** A stretch repeats. */
    public static final int VST_TIME_TRANSPORT_CYCLE_ACTIVE = 4;

    /** The host records. */
    public static final int VST_TIME_TRANSPORT_RECORDING = 8;

    /** Automation is being written. */
    public static final int VST_TIME_AUTOMATION_WRITING = 64;

    /** Automation is being read. */
    public static final int VST_TIME_AUTOMATION_READING = 128;

    /** The system time holds. */
    public static final int VST_TIME_NANOS_VALID = 256;

    /** The position in quarter notes holds. */
    public static final int VST_TIME_PPQ_POS_VALID = 512;

    /** The tempo holds. */
    public static final int VST_TIME_TEMPO_VALID = 1024;

    /** The bar start holds. */
    public static final int VST_TIME_BARS_VALID = 2048;

    /** The cycle holds. */
    public static final int VST_TIME_CYCLE_POS_VALID = 4096;

    /** The metre holds. */
    public static final int VST_TIME_TIME_SIG_VALID = 8192;

    /** The SMPTE offset holds. */
    public static final int VST_TIME_SMPTE_VALID = 16384;

    /** The MIDI clock holds. */
    public static final int VST_TIME_CLOCK_VALID = 32768;

    /** Position in frames. */
    public double getSamplePos() {
        return 0;
    }

    /** Frames per second. */
    public double getSampleRate() {
        return 0;
    }

    /** System time in nanoseconds. */
    public double getNanoSeconds() {
        return 0;
    }

    /** Position in quarter notes. */
    public double getPPQPos() {
        return 0;
    }

    /** Quarter notes per minute. */
    public double getTempo() {
        return 0;
    }

    /** Start of the bar, in quarter notes. */
    public double getBarStartPos() {
        return 0;
    }

    /** Start of the repeated stretch, in quarter notes. */
    public double getCycleStartPos() {
        return 0;
    }

    /** End of the repeated stretch, in quarter notes. */
    public double getCycleEndPos() {
        return 0;
    }

    /** Upper number of the metre. */
    public int getTimeSigNumerator() {
        return 0;
    }

    /** Lower number of the metre. */
    public int getTimeSigDenominator() {
        return 0;
    }

    /** SMPTE position in subframes, 80 a frame. */
    public int getSMPTEOffset() {
        return 0;
    }

    /** Number of the SMPTE frame rate: 0 is 24, 1 is 25, 2 is 29.97. */
    public int getSMPTEFrameRate() {
        return 0;
    }

    /** Frames to the nearest MIDI clock, 24 a quarter note. */
    public int getSamplesToNextClock() {
        return 0;
    }

    /** Sum of the {@code VST_TIME_} bits that hold. */
    public int getFlags() {
        return 0;
    }
}

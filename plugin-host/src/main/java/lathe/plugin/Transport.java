package lathe.plugin;

/**
 * Where the host's song stands at the start of a block. One object per instance, filled anew before each block and read
 * on the audio thread only.
 */
public final class Transport {

    /** True while the song plays. */
    public boolean playing;

    /** True while the host records. */
    public boolean recording;

    /** True while the host repeats a stretch; then the loop's fields hold. */
    public boolean looping;

    /** True if the host told a tempo. */
    public boolean hasTempo;

    /** Quarter notes per minute; 120 where the host told none. */
    public double tempoBpm = 120;

    /** True if the host told the position in quarter notes. */
    public boolean hasPositionQuarters;

    /** Position in quarter notes from the song's start; negative in a count-in. */
    public double positionQuarters;

    /** True if the host told the position in time. */
    public boolean hasPositionSeconds;

    /** Position in seconds from the song's start. */
    public double positionSeconds;

    /** True if the host told the metre. */
    public boolean hasMeter;

    /** Upper number of the metre; 4 where the host told none. */
    public int meterNumerator = 4;

    /** Lower number of the metre; 4 where the host told none. */
    public int meterDenominator = 4;

    /** Start of the present bar, in quarter notes. */
    public double barStartQuarters;

    /** Start of the loop, in quarter notes. */
    public double loopStartQuarters;

    /** End of the loop, in quarter notes. */
    public double loopEndQuarters;

    /** Back to what holds where a host tells nothing. */
    public void clear() {
        playing = false;
        recording = false;
        looping = false;
        hasTempo = false;
        tempoBpm = 120;
        hasPositionQuarters = false;
        positionQuarters = 0;
        hasPositionSeconds = false;
        positionSeconds = 0;
        hasMeter = false;
        meterNumerator = 4;
        meterDenominator = 4;
        barStartQuarters = 0;
        loopStartQuarters = 0;
        loopEndQuarters = 0;
    }
}

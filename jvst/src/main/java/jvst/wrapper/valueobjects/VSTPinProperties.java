package jvst.wrapper.valueobjects;

/** One input or output channel, told by the plugin. */
public class VSTPinProperties {

    /** The channel is in use. */
    public static final int VST_PIN_IS_ACTIVE = 1;

    /** The left one of two. */
    public static final int VST_PIN_IS_STEREO = 2;

    /** The arrangement type holds. */
    public static final int VST_PIN_USE_SPEAKER = 4;

    private String label = "";
    private int flags;
    private int arrangementType;
    private String shortLabel = "";

    /** An empty description. */
    public VSTPinProperties() {}

    /** A filled one. */
    public VSTPinProperties(String label, int flags, int arrangementType, String shortLabel) {
        this.label = label;
        this.flags = flags;
        this.arrangementType = arrangementType;
        this.shortLabel = shortLabel;
    }

    /** Name for people. */
    public String getLabel() {
        return label;
    }

    /** Sets: name for people. */
    public void setLabel(String newLabel) {
        label = newLabel;
    }

    /** Sum of the {@code VST_PIN_} bits. */
    public int getFlags() {
        return flags;
    }

    /** Sets: sum of the {@code VST_PIN_} bits. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }

    /** A {@code SpeakerArr} number of {@link VSTSpeakerArrangement}. */
    public int getArrangementType() {
        return arrangementType;
    }

    /** Sets: a {@code SpeakerArr} number of {@link VSTSpeakerArrangement}. */
    public void setArrangementType(int newArrangementType) {
        arrangementType = newArrangementType;
    }

    /** Name of at most 6 characters. */
    public String getShortLabel() {
        return shortLabel;
    }

    /** Sets: name of at most 6 characters. */
    public void setShortLabel(String newShortLabel) {
        shortLabel = newShortLabel;
    }
}

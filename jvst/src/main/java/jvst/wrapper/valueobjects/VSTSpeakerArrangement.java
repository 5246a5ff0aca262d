package jvst.wrapper.valueobjects;

/** Which speakers the channels of an input or output belong to. */
public class VSTSpeakerArrangement {

    /** None of the others. */
    public static final int SpeakerArrUserDefined = -2;

    /** No channel. */
    public static final int SpeakerArrEmpty = -1;

    /** One channel. */
    public static final int SpeakerArrMono = 0;

    /** Left and right. */
    public static final int SpeakerArrStereoM = 1;

    /** Surround left and right. */
    public static final int SpeakerArrStereoSurround = 2;

    /** Left centre and right centre. */
    public static final int SpeakerArrStereoCenter = 3;

    /** Side left and right. */
    public static final int SpeakerArrStereoSide = 4;

    /** Centre and LFE. */
    public static final int SpeakerArrStereoCLfe = 5;

    /** L R C. */
    public static final int SpeakerArr30Cine = 6;

    /** L R S. */
    public static final int SpeakerArr30Music = 7;

    /** L R C LFE. */
    public static final int SpeakerArr31Cine = 8;

    /** L R LFE S. */
    public static final int SpeakerArr31Music = 9;

    /** L R C S. */
    public static final int SpeakerArr40Cine = 10;

    /** L R Ls Rs. */
    public static final int SpeakerArr40Music = 11;

    /** L R C LFE S. */
    public static final int SpeakerArr41Cine = 12;

    /** L R LFE Ls Rs. */
    public static final int SpeakerArr41Music = 13;

    /** L R C Ls Rs. */
    public static final int SpeakerArr50 = 14;

    /** L R C LFE Ls Rs. */
    public static final int SpeakerArr51 = 15;

    /** L R C Ls Rs Cs. */
    public static final int SpeakerArr60Cine = 16;

    /** L R Ls Rs Sl Sr. */
    public static final int SpeakerArr60Music = 17;

    /** L R C LFE Ls Rs Cs. */
    public static final int SpeakerArr61Cine = 18;

    /** L R LFE Ls Rs Sl Sr. */
    public static final int SpeakerArr61Music = 19;

    /** L R C Ls Rs Lc Rc. */
    public static final int SpeakerArr70Cine = 20;

    /** L R C Ls Rs Sl Sr. */
    public static final int SpeakerArr70Music = 21;

    /** L R C LFE Ls Rs Lc Rc. */
    public static final int SpeakerArr71Cine = 22;

    /** L R C LFE Ls Rs Sl Sr. */
    public static final int SpeakerArr71Music = 23;

    /** L R C Ls Rs Lc Rc Cs. */
    public static final int SpeakerArr80Cine = 24;

    /** L R C Ls Rs Cs Sl Sr. */
    public static final int SpeakerArr80Music = 25;

    /** L R C LFE Ls Rs Lc Rc Cs. */
    public static final int SpeakerArr81Cine = 26;

    /** L R C LFE Ls Rs Cs Sl Sr. */
    public static final int SpeakerArr81Music = 27;

    /** Ten channels and two LFE. */
    public static final int SpeakerArr102 = 28;

    /** How many arrangements have numbers. */
    public static final int NumSpeakerArr = 29;

    private int type;
    private int numChannels;
    private VSTSpeakerProperties[] speakers = new VSTSpeakerProperties[0];

    /** One of the {@code SpeakerArr} numbers. */
    public int getType() {
        return type;
    }

    /** Sets: one of the {@code SpeakerArr} numbers. */
    public void setType(int newType) {
        type = newType;
    }

    /** How many channels. */
    public int getNumChannels() {
        return numChannels;
    }

    /** Sets: how many channels. */
    public void setNumChannels(int newNumChannels) {
        numChannels = newNumChannels;
    }

    /** One per channel. */
    public VSTSpeakerProperties[] getSpeakers() {
        return speakers;
    }

    /** Sets: one per channel. */
    public void setSpeakers(VSTSpeakerProperties[] newSpeakers) {
        speakers = newSpeakers;
    }
}

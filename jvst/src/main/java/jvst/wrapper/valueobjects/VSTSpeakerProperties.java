package jvst.wrapper.valueobjects;

/** One speaker of an arrangement. */
public class VSTSpeakerProperties {

    /** No place. */
    public static final int SPEAKER_UNDEFINED = 0x7FFFFFFF;

    /** Mono. */
    public static final int SPEAKER_M = 0;

    /** Left. */
    public static final int SPEAKER_L = 1;

    /** Right. */
    public static final int SPEAKER_R = 2;

    /** Centre. */
    public static final int SPEAKER_C = 3;

    /** Low frequencies. */
    public static final int SPEAKER_LFE = 4;

    /** Left surround. */
    public static final int SPEAKER_LS = 5;

    /** Right surround. */
    public static final int SPEAKER_RS = 6;

    /** Left of centre. */
    public static final int SPEAKER_LC = 7;

    /** Right of centre. */
    public static final int SPEAKER_RC = 8;

    /** Surround. */
    public static final int SPEAKER_S = 9;

    /** Centre surround. */
    public static final int SPEAKER_CS = 9;

    /** Side left. */
    public static final int SPEAKER_SL = 10;

    /** Side right. */
    public static final int SPEAKER_SR = 11;

    /** Top middle. */
    public static final int SPEAKER_TM = 12;

    /** Top front left. */
    public static final int SPEAKER_TFL = 13;

    /** Top front centre. */
    public static final int SPEAKER_TFC = 14;

    /** Top front right. */
    public static final int SPEAKER_TFR = 15;

    /** Top rear left. */
    public static final int SPEAKER_TRL = 16;

    /** Top rear centre. */
    public static final int SPEAKER_TRC = 17;

    /** Top rear right. */
    public static final int SPEAKER_TRR = 18;

    /** Second low frequencies. */
    public static final int SPEAKER_LFE2 = 19;

    /** A place of the user's own, number 32. */
    public static final int SPEAKER_U32 = -32;

    /** A place of the user's own, number 31. */
    public static final int SPEAKER_U31 = -31;

    /** A place of the user's own, number 30. */
    public static final int SPEAKER_U30 = -30;

    /** A place of the user's own, number 29. */
    public static final int SPEAKER_U29 = -29;

    /** A place of the user's own, number 28. */
    public static final int SPEAKER_U28 = -28;

    /** A place of the user's own, number 27. */
    public static final int SPEAKER_U27 = -27;

    /** A place of the user's own, number 26. */
    public static final int SPEAKER_U26 = -26;

    /** A place of the user's own, number 25. */
    public static final int SPEAKER_U25 = -25;

    /** A place of the user's own, number 24. */
    public static final int SPEAKER_U24 = -24;

    /** A place of the user's own, number 23. */
    public static final int SPEAKER_U23 = -23;

    /** A place of the user's own, number 22. */
    public static final int SPEAKER_U22 = -22;

    /** A place of the user's own, number 21. */
    public static final int SPEAKER_U21 = -21;

    /** A place of the user's own, number 20. */
    public static final int SPEAKER_U20 = -20;

    /** A place of the user's own, number 19. */
    public static final int SPEAKER_U19 = -19;

    /** A place of the user's own, number 18. */
    public static final int SPEAKER_U18 = -18;

    /** A place of the user's own, number 17. */
    public static final int SPEAKER_U17 = -17;

    /** A place of the user's own, number 16. */
    public static final int SPEAKER_U16 = -16;

    /** A place of the user's own, number 15. */
    public static final int SPEAKER_U15 = -15;

    /** A place of the user's own, number 14. */
    public static final int SPEAKER_U14 = -14;

    /** A place of the user's own, number 13. */
    public static final int SPEAKER_U13 = -13;

    /** A place of the user's own, number 12. */
    public static final int SPEAKER_U12 = -12;

    /** A place of the user's own, number 11. */
    public static final int SPEAKER_U11 = -11;

    /** A place of the user's own, number 10. */
    public static final int SPEAKER_U10 = -10;

    /** A place of the user's own, number 9. */
    public static final int SPEAKER_U9 = -9;

    /** A place of the user's own, number 8. */
    public static final int SPEAKER_U8 = -8;

    /** A place of the user's own, number 7. */
    public static final int SPEAKER_U7 = -7;

    /** A place of the user's own, number 6. */
    public static final int SPEAKER_U6 = -6;

    /** A place of the user's own, number 5. */
    public static final int SPEAKER_U5 = -5;

    /** A place of the user's own, number 4. */
    public static final int SPEAKER_U4 = -4;

    /** A place of the user's own, number 3. */
    public static final int SPEAKER_U3 = -3;

    /** A place of the user's own, number 2. */
    public static final int SPEAKER_U2 = -2;

    /** A place of the user's own, number 1. */
    public static final int SPEAKER_U1 = -1;

    private float azimuth;
    private float elevation;
    private float radius;
    private float reserved;
    private String name = "";
    private int type;
    private char[] future = new char[28];

    /** Angle from the front, radians, positive to the right; 10 where it is unknown. */
    public float getAzimuth() {
        return azimuth;
    }

    /** Sets: angle from the front, radians, positive to the right; 10 where it is unknown. */
    public void setAzimuth(float newAzimuth) {
        azimuth = newAzimuth;
    }

    /** Angle upwards, radians; 10 where it is unknown. */
    public float getElevation() {
        return elevation;
    }

    /** Sets: angle upwards, radians; 10 where it is unknown. */
    public void setElevation(float newElevation) {
        elevation = newElevation;
    }

    /** Distance in metres; 0 where it is unknown. */
    public float getRadius() {
        return radius;
    }

    /** Sets: distance in metres; 0 where it is unknown. */
    public void setRadius(float newRadius) {
        radius = newRadius;
    }

    /** Unused. */
    public float getReserved() {
        return reserved;
    }

    /** Sets: unused. */
    public void setReserved(float newReserved) {
        reserved = newReserved;
    }

    /** Name for people. */
    public String getName() {
        return name;
    }

    /** Sets: name for people. */
    public void setName(String newName) {
        name = newName;
    }

    /** One of the {@code SPEAKER_} numbers. */
    public int getType() {
        return type;
    }

    /** Sets: one of the {@code SPEAKER_} numbers. */
    public void setType(int newType) {
        type = newType;
    }

    /** Unused. */
    public char[] getFuture() {
        return future;
    }

    /** Sets: unused. */
    public void setFuture(char[] newFuture) {
        future = newFuture;
    }
}

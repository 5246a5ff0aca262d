package lathe.engine.arrange.style;

import java.util.Locale;

/** The drums by the names that patterns call them, with their General MIDI percussion key and the group whose feel they share. */
enum DrumVoice {
    KICK(36, "kick"),
    SNARE(38, "snare"),
    SIDE(37, "side"),
    CLAP(39, "snare"),
    SNAP(39, "snare"),
    HAT(42, "hat"),
    PEDAL(44, "pedal"),
    OPEN(46, "open"),
    RIDE(51, "ride"),
    BELL(53, "ride"),
    CRASH(49, "crash"),
    CRASH2(57, "crash"),
    SPLASH(55, "crash"),
    CHINA(52, "crash"),
    TOM1(48, "tom"),
    TOM2(45, "tom"),
    TOM3(41, "tom"),
    TAMBOURINE(54, "hat"),
    COWBELL(56, "ride"),
    BONGO1(60, "tom"),
    BONGO2(61, "tom"),
    SLAP(62, "tom"),
    CONGA1(63, "tom"),
    CONGA2(64, "tom"),
    TIMBALE1(65, "tom"),
    TIMBALE2(66, "tom"),
    AGOGO1(67, "ride"),
    AGOGO2(68, "ride"),
    CABASA(69, "hat"),
    SHAKER(70, "hat"),
    GUIRO(73, "hat"),
    CLAVE(75, "ride"),
    BLOCK1(76, "ride"),
    BLOCK2(77, "ride"),
    TRIANGLE(81, "ride");

    private final int key;
    private final String group;

    DrumVoice(int key, String group) {
        this.key = key;
        this.group = group;
    }

    int key() {
        return key;
    }

    /** One of {@code kick snare side hat pedal open ride crash tom}. */
    String group() {
        return group;
    }

    static DrumVoice of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

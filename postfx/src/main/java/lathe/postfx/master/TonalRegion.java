package lathe.postfx.master;

/** A broad region of the spectrum, and the equaliser band that serves it. */
public enum TonalRegion {
    LOW("low end", "low_db", 40, 110, 90),
    LOW_MID("low mids", "low_mid_db", 160, 420, 260),
    MID("mids", "mid_db", 500, 1700, 900),
    PRESENCE("presence", "presence_db", 2000, 5200, 3200),
    AIR("air", "air_db", 7000, 14_500, 8000);

    private final String label;
    private final String presetKey;
    private final double lowHz;
    private final double highHz;
    private final double equaliserHz;

    TonalRegion(String label, String presetKey, double lowHz, double highHz, double equaliserHz) {
        this.label = label;
        this.presetKey = presetKey;
        this.lowHz = lowHz;
        this.highHz = highHz;
        this.equaliserHz = equaliserHz;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Key of this region's taste in a preset's plan. */
    public String presetKey() {
        return presetKey;
    }

    /** Lower edge. */
    public double lowHz() {
        return lowHz;
    }

    /** Upper edge. */
    public double highHz() {
        return highHz;
    }

    /** Frequency of the shelf or bell that corrects it. */
    public double equaliserHz() {
        return equaliserHz;
    }
}

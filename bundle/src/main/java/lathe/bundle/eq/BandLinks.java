package lathe.bundle.eq;

import java.awt.Color;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.ParameterLink;

/** One band's parameters and its colour. */
final class BandLinks {

    /** Told apart by hue, alike in lightness. */
    private static final Color[] COLORS = {
        new Color(0xE88F7A),
        new Color(0xE3AE5F),
        new Color(0xC6C860),
        new Color(0x86CF7F),
        new Color(0x62CDB5),
        new Color(0x6DB9E8),
        new Color(0x9AA3F2),
        new Color(0xD592D8)
    };

    private static final int BELL = 0;
    private static final int HIGH_PASS = 3;
    private static final int LOW_PASS = 4;
    private static final int NOTCH = 5;
    private static final int ALL_PASS = 7;
    private static final double LOW_EDGE_HZ = 35;
    private static final double HIGH_EDGE_HZ = 15_000;

    final int number;
    final ParameterLink type;
    final ParameterLink hz;
    final ParameterLink gain;
    final ParameterLink q;
    final ParameterLink on;

    /** @param number 1 for the first */
    BandLinks(EditorContext context, int number) {
        this.number = number;
        String id = "band" + number + "_";
        type = ParameterLink.of(context, id + "type");
        hz = ParameterLink.of(context, id + "hz");
        gain = ParameterLink.of(context, id + "gain");
        q = ParameterLink.of(context, id + "q");
        on = ParameterLink.of(context, id + "on");
    }

    Color color() {
        return COLORS[(number - 1) % COLORS.length];
    }

    boolean isOn() {
        return on.value() >= 0.5;
    }

    /** False for passes, notch and all-pass, which have no gain. */
    boolean hasGain() {
        int present = (int) type.value();
        return present != HIGH_PASS && present != LOW_PASS && present != NOTCH && present != ALL_PASS;
    }

    /** Begins to sound at a place; at the ends of the spectrum it is what is wanted there: a cut. */
    void addAt(double atHz, double db) {
        boolean low = atHz < LOW_EDGE_HZ;
        boolean high = atHz > HIGH_EDGE_HZ;
        type.change(low ? HIGH_PASS : high ? LOW_PASS : BELL);
        hz.change(atHz);
        gain.change(low || high ? 0 : db);
        q.reset();
        on.change(1);
    }

    /** A gesture on the handle begins. */
    void begin() {
        hz.begin();
        gain.begin();
        q.begin();
    }

    /** It ends. */
    void end() {
        hz.end();
        gain.end();
        q.end();
    }

    /** A flat band of no effect, where it stands. */
    void flatten() {
        gain.reset();
        q.reset();
    }
}

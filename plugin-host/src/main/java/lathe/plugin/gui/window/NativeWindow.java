package lathe.plugin.gui.window;

import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/**
 * A child window in a window of the host's, as bare as can be: it shows pixels and tells what the user does. All calls
 * come on the host's main thread.
 */
interface NativeWindow {

    /** Who hears what happens to a window. Positions are in host pixels from the upper left corner. */
    interface Listener {

        /**
         * The mouse did something.
         *
         * @param button 1 left, 2 middle, 3 right, 0 for moves and the wheel
         * @param wheel notches, up positive
         * @param timeMs the window system's clock
         */
        void mouse(MouseInput.Kind kind, int x, int y, int button, double wheel, Modifiers modifiers, long timeMs);

        /** A key was pressed; false if it has no use for it. */
        boolean key(KeyInput key);

        /** Part of the window has to be shown again. */
        void exposed(int x, int y, int width, int height);

        /** Keys go elsewhere from now on. */
        void focusLost();
    }

    /** Keys held while the mouse did something. */
    record Modifiers(boolean shift, boolean control, boolean alt) {

        static final Modifiers NONE = new Modifiers(false, false, false);
    }

    /** Pixels of the picture for each of the host's: 1, or 2 on screens where the system hides the density. */
    default double density() {
        return 1;
    }

    /** Becomes readable when there is something to pump, for the host's run loop; -1 if there is no such thing. */
    default int descriptor() {
        return -1;
    }

    /** Tells the listener what has happened; false once the window is gone, whoever destroyed it. */
    boolean pump(Listener listener);

    /** Another size, in host pixels. */
    void resize(int width, int height);

    /** Puts it on the screen, or takes it off. */
    void show(boolean on);

    /** Asks for the keys, or gives them back to who had them. */
    void takeKeys(boolean on);

    /** False while the window system still reads the last pixels. */
    default boolean isReady() {
        return true;
    }

    /**
     * Shows a rectangle of a picture at its place.
     *
     * @param pixels {@code [height][stride]}, 0xRRGGBB
     * @param stride picture pixels per row
     */
    void put(int[] pixels, int stride, int x, int y, int width, int height);

    /** All rectangles of this frame are put. */
    void flush();

    /** Destroys it. */
    void close();
}

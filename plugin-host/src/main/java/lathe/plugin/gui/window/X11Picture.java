package lathe.plugin.gui.window;

/** How pixels travel to the X server. */
interface X11Picture {

    /** Sends a rectangle of a picture to its place in the window. */
    void put(int window, int gc, int[] pixels, int stride, int x, int y, int width, int height);

    /** False while the server still reads. */
    boolean isReady();

    /** The server has read a rectangle, or refused it. */
    void event();

    /** Gives the memory back. */
    void close();
}

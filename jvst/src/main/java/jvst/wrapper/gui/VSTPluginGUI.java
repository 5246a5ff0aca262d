package jvst.wrapper.gui;

/** What a host asks of an editor; on one thread, the one of Swing. */
public interface VSTPluginGUI {

    /** It is shown. */
    void open();

    /** It is hidden. */
    void close();

    /** Time to do something, now and then while it is shown. */
    void idle();

    /** It will not be shown again. */
    void destroy();
}

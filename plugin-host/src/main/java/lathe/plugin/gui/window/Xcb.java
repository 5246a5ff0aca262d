package lathe.plugin.gui.window;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.NoSuchElementException;

/**
 * Functions of libxcb by address. XCB and not Xlib: Xlib has one error handler for the whole process, and its default, or
 * a toolkit's, ends the host when it destroys our parent before us; here errors are events on our own connection.
 */
@SuppressWarnings("restricted") // finding native functions is what this is for
final class Xcb {

    static final long CONNECT;
    static final long DISCONNECT;
    static final long HAS_ERROR;
    static final long DESCRIPTOR;
    static final long SETUP;
    static final long POLL;
    static final long FLUSH;
    static final long GENERATE_ID;
    static final long REQUEST_CHECK;
    static final long CREATE_WINDOW;
    static final long DESTROY_WINDOW;
    static final long CHANGE_ATTRIBUTES;
    static final long CONFIGURE;
    static final long MAP;
    static final long UNMAP;
    static final long GEOMETRY;
    static final long GEOMETRY_REPLY;
    static final long CREATE_COLORMAP;
    static final long FREE_COLORMAP;
    static final long CREATE_GC;
    static final long PUT_IMAGE;
    static final long CHANGE_PROPERTY;
    static final long GET_PROPERTY;
    static final long GET_PROPERTY_REPLY;
    static final long ATOM;
    static final long ATOM_REPLY;
    static final long QUERY_EXTENSION;
    static final long QUERY_EXTENSION_REPLY;
    static final long KEYBOARD;
    static final long KEYBOARD_REPLY;
    static final long INPUT_FOCUS;
    static final long INPUT_FOCUS_REPLY;
    static final long SET_INPUT_FOCUS;

    static {
        SymbolLookup library = SymbolLookup.libraryLookup("libxcb.so.1", Arena.global());
        CONNECT = find(library, "xcb_connect");
        DISCONNECT = find(library, "xcb_disconnect");
        HAS_ERROR = find(library, "xcb_connection_has_error");
        DESCRIPTOR = find(library, "xcb_get_file_descriptor");
        SETUP = find(library, "xcb_get_setup");
        POLL = find(library, "xcb_poll_for_event");
        FLUSH = find(library, "xcb_flush");
        GENERATE_ID = find(library, "xcb_generate_id");
        REQUEST_CHECK = find(library, "xcb_request_check");
        CREATE_WINDOW = find(library, "xcb_create_window");
        DESTROY_WINDOW = find(library, "xcb_destroy_window");
        CHANGE_ATTRIBUTES = find(library, "xcb_change_window_attributes");
        CONFIGURE = find(library, "xcb_configure_window");
        MAP = find(library, "xcb_map_window");
        UNMAP = find(library, "xcb_unmap_window");
        GEOMETRY = find(library, "xcb_get_geometry");
        GEOMETRY_REPLY = find(library, "xcb_get_geometry_reply");
        CREATE_COLORMAP = find(library, "xcb_create_colormap");
        FREE_COLORMAP = find(library, "xcb_free_colormap");
        CREATE_GC = find(library, "xcb_create_gc");
        PUT_IMAGE = find(library, "xcb_put_image");
        CHANGE_PROPERTY = find(library, "xcb_change_property");
        GET_PROPERTY = find(library, "xcb_get_property");
        GET_PROPERTY_REPLY = find(library, "xcb_get_property_reply");
        ATOM = find(library, "xcb_intern_atom");
        ATOM_REPLY = find(library, "xcb_intern_atom_reply");
        QUERY_EXTENSION = find(library, "xcb_query_extension");
        QUERY_EXTENSION_REPLY = find(library, "xcb_query_extension_reply");
        KEYBOARD = find(library, "xcb_get_keyboard_mapping");
        KEYBOARD_REPLY = find(library, "xcb_get_keyboard_mapping_reply");
        INPUT_FOCUS = find(library, "xcb_get_input_focus");
        INPUT_FOCUS_REPLY = find(library, "xcb_get_input_focus_reply");
        SET_INPUT_FOCUS = find(library, "xcb_set_input_focus");
    }

    private Xcb() {}

    private static long find(SymbolLookup library, String name) {
        return library.find(name)
                .orElseThrow(() -> new NoSuchElementException("libxcb.so.1 has no " + name))
                .address();
    }
}

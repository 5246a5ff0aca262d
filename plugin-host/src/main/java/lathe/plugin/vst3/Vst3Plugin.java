package lathe.plugin.vst3;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.generic.GenericEditor;
import lathe.plugin.gui.window.EditorWindow;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;

/**
 * One instance as a VST3 host holds it: component, processor and edit controller in one object, which hosts ask for
 * whatever interface they want of it.
 */
public final class Vst3Plugin extends ComObject {

    private final PluginInstance instance;
    private final HostHandler handler = new HostHandler();
    private final Iid classId;
    private final Buses buses;
    private final Programs programs;
    private final MidiControllers controllers;
    private final Units units;
    private final Parameters parameters;
    private final States states;
    private final Processing processing;
    private final long scratch;
    private int selectedUnit = Units.ROOT;

    private Vst3Plugin(PluginDescriptor descriptor) {
        super(interfaces(descriptor));
        scratch = NativeMemory.take(16 + Layout.EVENT_SIZE);
        instance = new PluginInstance(descriptor, handler);
        handler.serve(instance.bank());
        classId = Iid.ofHex(descriptor.vst3Id());
        buses = new Buses(descriptor);
        programs = new Programs(descriptor, instance.bank());
        controllers = new MidiControllers(descriptor.hasNoteInput() && instance.processor() instanceof NoteInput);
        units = new Units(instance.bank(), programs, controllers);
        parameters = new Parameters(instance, programs, controllers, units);
        states = new States(instance, programs);
        processing = new Processing(
                instance,
                buses,
                new Automation(instance, programs, controllers, handler, scratch),
                new NoteEvents(instance, scratch + 16),
                new WarmUpBlocks(this));
    }

    private static List<ComInterface> interfaces(PluginDescriptor descriptor) {
        List<ComInterface> all = new ArrayList<>(List.of(
                ComponentInterface.TABLE,
                ProcessorInterface.TABLE,
                ControllerInterface.TABLE,
                ProcessorInterface.REQUIREMENTS,
                ControllerInterface.SECOND,
                UnitInterface.TABLE,
                MinorInterfaces.CONNECTION,
                MinorInterfaces.REMAP,
                MinorInterfaces.FUNCTION_NAME,
                MinorInterfaces.REPRESENTATION));
        if (descriptor.hasNoteInput()) {
            all.add(MidiInterface.MAPPING);
            all.add(MidiInterface.MAPPING_2);
            all.add(NoteExpressionInterface.TABLE);
            all.add(NoteExpressionInterface.MOVEMENTS);
        }
        return all;
    }

    /**
     * Makes an instance for a host.
     *
     * @param iid address of the id of the interface that the host wants
     * @param out address where to write the interface, counted once
     * @return the result code
     */
    public static long create(PluginDescriptor descriptor, long iid, long out) {
        Vst3Plugin plugin = new Vst3Plugin(descriptor);
        int result = plugin.query(iid, out);
        plugin.release();
        return result;
    }

    static Vst3Plugin of(long self) {
        return (Vst3Plugin) ComObject.at(self);
    }

    @Override
    protected Iid alias(Iid id) {
        return id.equals(Ids.PLUGIN_BASE) ? Ids.COMPONENT : id;
    }

    @Override
    protected void destroyed() {
        terminate();
        instance.close();
        NativeMemory.give(scratch);
    }

    int terminate() {
        instance.deactivate();
        handler.set(0);
        return Result.OK;
    }

    int setNormalized(int id, double normalized) {
        if (!parameters.has(id)) {
            return Result.INVALID_ARGUMENT;
        }
        if (parameters.set(id, normalized)) {
            handler.valuesChanged();
        }
        handler.tellWishes();
        return Result.OK;
    }

    int selectUnit(int unit) {
        if (unit < 0 || unit >= units.count()) {
            return Result.INVALID_ARGUMENT;
        }
        selectedUnit = unit;
        return Result.OK;
    }

    int selectedUnit() {
        return selectedUnit;
    }

    /** Index of the dry and wet mix of a unit, or -1: by custom its id is {@code mix}. */
    int mixOf(int unit) {
        ParameterBank bank = instance.bank();
        for (int i = 0; i < bank.count(); i++) {
            String id = bank.id(i);
            if (units.ofParameter(i) == unit
                    && id.substring(id.lastIndexOf('.') + 1).equals("mix")) {
                return i;
            }
        }
        return -1;
    }

    /** A view for the host, counted once; 0 where there can be none. */
    long createView() {
        EditorContext context = instance.editorContext();
        PluginDescriptor descriptor = instance.descriptor();
        try {
            Editor editor = descriptor
                    .editor()
                    .map(factory -> factory.create(context))
                    .orElseGet(() -> new GenericEditor(context));
            return new Vst3View(this, new EditorWindow(editor)).address(Ids.PLUG_VIEW);
        } catch (RuntimeException | LinkageError failed) {
            BridgeLog.note(descriptor.id() + " has no editor", failed);
            return 0;
        }
    }

    PluginInstance instance() {
        return instance;
    }

    HostHandler handler() {
        return handler;
    }

    Iid classId() {
        return classId;
    }

    Buses buses() {
        return buses;
    }

    Programs programs() {
        return programs;
    }

    MidiControllers controllers() {
        return controllers;
    }

    Units units() {
        return units;
    }

    Parameters parameters() {
        return parameters;
    }

    States states() {
        return states;
    }

    Processing processing() {
        return processing;
    }
}

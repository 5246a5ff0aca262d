package lathe.plugin.host.vst3;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.vst3.ChangeList;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Iid;
import lathe.plugin.vst3.MemoryStream;
import lathe.plugin.vst3.Result;
import lathe.plugin.vst3.Unknown;

/** Component and controller of an instance, whether one object or two, and what the host gives them. */
final class Halves implements AutoCloseable {

    private static final int CONNECT = 3;
    private static final int DISCONNECT = 4;
    private static final int MOST_PARAMETERS = 4096;
    private static final int POINTS = 8;

    private final HostContext context = new HostContext();
    private final ChangeList changes = new ChangeList(MOST_PARAMETERS, POINTS);
    private final EditCatcher catcher = new EditCatcher(changes);
    private final ComponentCalls component;
    private ProcessorCalls processor = new ProcessorCalls(0);
    private ControllerCalls controller = new ControllerCalls(0);
    private boolean oneObject;
    private long here;
    private long there;

    private Halves(long component) {
        this.component = new ComponentCalls(component);
    }

    static Halves create(Vst3Module module, Vst3Class type) {
        long made = module.create(type.id(), Ids.COMPONENT);
        if (made == 0) {
            throw new HostedPluginException(module.file() + ": " + type.name() + " cannot be made");
        }
        Halves halves = new Halves(made);
        String missing = halves.complete(module);
        if (!missing.isEmpty()) {
            halves.close();
            throw new HostedPluginException(module.file() + ": " + type.name() + " " + missing);
        }
        return halves;
    }

    /** What is missing, or nothing. */
    private String complete(Vst3Module module) {
        module.setHostContext(context.address());
        if (component.initialize(context.address()) != Result.OK) {
            return "refuses to be initialized";
        }
        processor = new ProcessorCalls(Unknown.query(component.object(), Ids.AUDIO_PROCESSOR));
        if (processor.object() == 0) {
            return "does not process sound";
        }
        controller = new ControllerCalls(Unknown.query(component.object(), Ids.EDIT_CONTROLLER));
        oneObject = controller.object() != 0;
        if (!oneObject) {
            controller = new ControllerCalls(createController(module));
            if (controller.object() == 0) {
                return "has no edit controller";
            }
            controller.initialize(context.address());
        }
        controller.setHandler(catcher.address());
        if (!oneObject) {
            introduce();
        }
        return "";
    }

    private long createController(Vst3Module module) {
        long id = NativeMemory.take(Iid.BYTES);
        try {
            boolean named = component.controllerClassId(id) == Result.OK;
            return named ? module.create(Iid.read(id), Ids.EDIT_CONTROLLER) : 0;
        } finally {
            NativeMemory.give(id);
        }
    }

    /** Connects the two and gives the controller the component's state, as hosts do. */
    private void introduce() {
        here = Unknown.query(component.object(), Ids.CONNECTION_POINT);
        there = Unknown.query(controller.object(), Ids.CONNECTION_POINT);
        if (here != 0 && there != 0) {
            NativeCalls.call(NativeCalls.method(here, CONNECT), here, there);
            NativeCalls.call(NativeCalls.method(there, CONNECT), there, here);
        }
        MemoryStream state = new MemoryStream(new byte[0]);
        if (component.getState(state.address()) == Result.OK) {
            MemoryStream copy = new MemoryStream(state.content());
            controller.setComponentState(copy.address());
            copy.release();
        }
        state.release();
    }

    ComponentCalls component() {
        return component;
    }

    ProcessorCalls processor() {
        return processor;
    }

    ControllerCalls controller() {
        return controller;
    }

    /** Points that go with the next block. */
    ChangeList changes() {
        return changes;
    }

    boolean isOneObject() {
        return oneObject;
    }

    @Override
    public void close() {
        if (here != 0 && there != 0) {
            NativeCalls.call(NativeCalls.method(here, DISCONNECT), here, there);
            NativeCalls.call(NativeCalls.method(there, DISCONNECT), there, here);
        }
        Unknown.release(here);
        Unknown.release(there);
        if (controller.object() != 0) {
            controller.setHandler(0);
            if (!oneObject) {
                controller.terminate();
            }
        }
        component.terminate();
        Unknown.release(controller.object());
        Unknown.release(processor.object());
        Unknown.release(component.object());
        catcher.release();
        changes.release();
        context.release();
    }
}

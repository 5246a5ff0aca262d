package lathe.plugin.host.vst3;

import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.vst3.ChangeList;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Iid;
import lathe.plugin.vst3.MemoryStream;
import lathe.plugin.vst3.Result;
import lathe.plugin.vst3.Unknown;
import lathe.plugin.vst3.Vst3Plugin;

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
        return complete(made, module.file() + ": " + type.name(), id -> module.create(id, Ids.EDIT_CONTROLLER));
    }

    /** A plugin of our own, by the same way that other hosts go. */
    static Halves create(PluginDescriptor descriptor) {
        long scratch = NativeMemory.take(Iid.BYTES + 8);
        try {
            Ids.COMPONENT.write(scratch);
            Vst3Plugin.create(descriptor, scratch, scratch + Iid.BYTES);
            return complete(NativeMemory.word(scratch + Iid.BYTES), descriptor.id(), id -> 0);
        } finally {
            NativeMemory.give(scratch);
        }
    }

    private static Halves complete(long component, String name, ControllerMaker maker) {
        Halves halves = new Halves(component);
        String missing = halves.complete(maker);
        if (!missing.isEmpty()) {
            halves.close();
            throw new HostedPluginException(name + " " + missing);
        }
        return halves;
    }

    /** Makes the second half, or answers 0. */
    @FunctionalInterface
    private interface ControllerMaker {
        long make(Iid id);
    }

    /** What is missing, or nothing. */
    private String complete(ControllerMaker maker) {
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
            controller = new ControllerCalls(createController(maker));
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

    private long createController(ControllerMaker maker) {
        long id = NativeMemory.take(Iid.BYTES);
        try {
            boolean named = component.controllerClassId(id) == Result.OK;
            return named ? maker.make(Iid.read(id)) : 0;
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

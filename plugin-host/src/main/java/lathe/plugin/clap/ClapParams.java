package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import java.util.List;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.plugin.clap.ClapAbi.Param;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.ShimGuards;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.instance.ParameterBank;

/**
 * {@code clap.params}: parameters in natural units, numbered by a hash of their ids. All smooth ones can be modulated; what
 * is fixed while running cannot be automated.
 */
final class ClapParams {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final int FLUSH = 5;

    /** Native functions. */
    static final long TABLE = make();

    private ClapParams() {}

    private static long make() {
        long table = Upcalls.table(
                HERE,
                0,
                List.of(
                        Upcalls.words("count"),
                        Upcalls.words("info"),
                        Upcalls.words("value"),
                        new Upcalls.Body("toText", Shape.WORD_WORD_DOUBLE),
                        Upcalls.words("fromText"),
                        Upcalls.words("flush")));
        long flush = table + 8L * FLUSH;
        NativeMemory.word(flush, ShimGuards.guard(ShimGuards.Kind.CLAP_AUDIO, NativeMemory.word(flush)));
        return table;
    }

    private static int flags(ParameterBank bank, int index) {
        Parameter parameter = bank.parameter(index);
        int flags = parameter.isFixedWhileRunning() ? 0 : Param.AUTOMATABLE;
        if (parameter.curve() == Curve.STEPPED) {
            flags |= Param.STEPPED;
        } else if (!parameter.isFixedWhileRunning()) {
            flags |= Param.MODULATABLE;
        }
        if (parameter.labels().size() > 2) {
            flags |= Param.ENUM;
        }
        return index == bank.bypassIndex() ? flags | Param.BYPASS : flags;
    }

    /** The stages that a chain has put before the id, as a path. */
    private static String module(String id) {
        int end = id.lastIndexOf('.');
        return end < 0 ? "" : id.substring(0, end).replace('.', '/');
    }

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long count(long self, long b, long c, long d, long e) {
        return ClapPlugin.of(self).instance().bank().count();
    }

    @SuppressWarnings("unused")
    private static long info(long self, long index, long info, long d, long e) {
        ParameterBank bank = ClapPlugin.of(self).instance().bank();
        int i = (int) index;
        if (i < 0 || i >= bank.count()) {
            return 0;
        }
        Parameter parameter = bank.parameter(i);
        int32(info + Param.ID, bank.number(i));
        int32(info + Param.FLAGS, flags(bank, i));
        word(info + Param.COOKIE, 0);
        NativeText.write(info + Param.NAME, parameter.name(), ClapAbi.NAME_BYTES);
        NativeText.write(info + Param.MODULE, module(bank.id(i)), ClapAbi.PATH_BYTES);
        float64(info + Param.MIN, parameter.min());
        float64(info + Param.MAX, parameter.max());
        float64(info + Param.INITIAL, parameter.clamp(parameter.initial()));
        return 1;
    }

    @SuppressWarnings("unused")
    private static long value(long self, long number, long out, long d, long e) {
        ParameterBank bank = ClapPlugin.of(self).instance().bank();
        int index = bank.indexOf((int) number);
        if (index < 0) {
            return 0;
        }
        float64(out, bank.value(index));
        return 1;
    }

    @SuppressWarnings("unused")
    private static long toText(long self, long number, double value, long out, long capacity) {
        ParameterBank bank = ClapPlugin.of(self).instance().bank();
        int index = bank.indexOf((int) number);
        if (index < 0 || (int) capacity <= 0) {
            return 0;
        }
        Parameter parameter = bank.parameter(index);
        NativeText.write(out, parameter.text(parameter.clamp(value)), (int) capacity);
        return 1;
    }

    @SuppressWarnings("unused")
    private static long fromText(long self, long number, long text, long out, long e) {
        ParameterBank bank = ClapPlugin.of(self).instance().bank();
        int index = bank.indexOf((int) number);
        if (index < 0) {
            return 0;
        }
        try {
            float64(out, bank.parameter(index).parseNearest(NativeText.read(text)));
            return 1;
        } catch (IllegalArgumentException notOurs) {
            return 0; // somebody typed it: no fault worth a note
        }
    }

    @SuppressWarnings("unused")
    private static long flush(long self, long in, long out, long d, long e) {
        ClapPlugin plugin = ClapPlugin.of(self);
        if (plugin.instance().isActive()) {
            plugin.process().flush(in, out);
        } else {
            plugin.process().flushInactive(in, out);
        }
        return 0;
    }
}

package lathe.plugin.bridge;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A host that is a Java program and knows nothing of Lathe, nor has it on its class path: run as a process of its own,
 * it makes an instance of the first plugin of each CLAP and prints what it got.
 */
@SuppressWarnings("restricted") // it is a host
final class ForeignJava {

    private static final Linker LINKER = Linker.nativeLinker();

    private ForeignJava() {}

    public static void main(String... bundles) throws Throwable {
        MemorySegment host = Arena.global().allocate(96, 16);
        MemorySegment nothing = LINKER.defaultLookup().findOrThrow("labs");
        host.setAtIndex(JAVA_INT, 0, 1);
        for (int word = 3; word <= 6; word++) {
            host.setAtIndex(ADDRESS, word, Arena.global().allocateFrom("Java"));
        }
        for (int word = 7; word <= 10; word++) {
            host.setAtIndex(ADDRESS, word, nothing);
        }
        for (String bundle : bundles) {
            MemorySegment entry = SymbolLookup.libraryLookup(Path.of(bundle), Arena.global())
                    .findOrThrow("clap_entry")
                    .reinterpret(40);
            call(entry, 16, Arena.global().allocateFrom(bundle));
            MemorySegment factory = call(entry, 32, Arena.global().allocateFrom("clap.plugin-factory"))
                    .reinterpret(24);
            MemorySegment descriptor =
                    call(factory, 8, factory, MemorySegment.NULL).reinterpret(24);
            MemorySegment plugin = call(factory, 16, factory, host, descriptor.get(ADDRESS, 16));
            System.out.println("created=" + (plugin.address() != 0 ? 1 : 0));
        }
        System.out.println("out=" + System.out.getClass().getName());
    }

    private static MemorySegment call(MemorySegment table, long at, MemorySegment... arguments) throws Throwable {
        MemoryLayout[] words = new MemoryLayout[arguments.length];
        Arrays.fill(words, ADDRESS);
        boolean isInit = at == 16 && arguments.length == 1;
        MethodHandle function = LINKER.downcallHandle(
                table.get(ADDRESS, at), FunctionDescriptor.of(isInit ? JAVA_BYTE : ADDRESS, words));
        Object result = function.invokeWithArguments((Object[]) arguments);
        return result instanceof MemorySegment segment ? segment : MemorySegment.NULL;
    }
}

package lathe.app.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites class files older than Java 6 as Java 8 ones; what they do stays the same.
 *
 * <p>The JDK's start-up cache (JEP 483) refuses such classes, because they lack the stack maps that let the JVM verify them
 * ahead of time (JSR 202, section 4.10.1). picocli is compiled for Java 5, and parsing the command line is most of what a
 * short command does: with the rewritten jar, {@code lathe --version} takes about a third less processor time.
 */
public final class OldClasses {

    /** The first version whose classes carry stack maps. */
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private OldClasses() {}

    /** @param args a folder; each jar in it that holds old classes is replaced */
    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (var listed = Files.list(Path.of(args[0]))) {
            jars = listed.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            rewrite(jar);
        }
    }

    /**
     * Replaces a jar by one without old classes; leaves it alone if there are none.
     *
     * @return how many classes were rewritten
     */
    static int rewrite(Path jar) throws IOException {
        Map<String, byte[]> entries = read(jar);
        ClassFile classes = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(entries)),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
        int rewritten = 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".class")) {
                ClassModel model = classes.parse(entry.getValue());
                if (model.majorVersion() < FIRST_WITH_STACK_MAPS) {
                    entry.setValue(classes.transformClass(model, modern()));
                    rewritten++;
                }
            }
        }
        if (rewritten > 0) {
            write(entries, jar);
        }
        return rewritten;
    }

    private static ClassTransform modern() {
        ClassTransform version = OldClasses::setVersion;
        return version.andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with));
    }

    private static void setVersion(ClassBuilder builder, ClassElement element) {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
        } else {
            builder.with(element);
        }
    }

    private static ClassHierarchyResolver hierarchy(Map<String, byte[]> entries) {
        return ClassHierarchyResolver.ofResourceParsing(type -> {
                    String descriptor = type.descriptorString();
                    byte[] found = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
                    return found == null ? null : new ByteArrayInputStream(found);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static void write(Map<String, byte[]> entries, Path jar) throws IOException {
        Path beside = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}

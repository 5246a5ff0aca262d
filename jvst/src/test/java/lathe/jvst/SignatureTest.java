package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javax.swing.JRootPane;
import jvst.wrapper.VSTPluginGUIAdapter;
import org.junit.jupiter.api.Test;

/** Names, descriptors and constants, held against those of the old bridge's 1.0 beta as javap shows them. */
class SignatureTest {

    @Test
    void everyNameThatOldPluginsLinkAgainstIsThereWithItsTypeAndItsConstant() throws Exception {
        List<String> missing = new ArrayList<>();
        TreeSet<String> present = new TreeSet<>();
        for (String line : lines()) {
            if (!line.startsWith(" ")) {
                present = new TreeSet<>(members(Class.forName(line.split(" ", -1)[1])));
            } else if (!present.contains(line)) {
                missing.add(line);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyClassHasItsOldParentsButTheEditorWhichIsNoWindowAnyMore() throws Exception {
        for (String line : lines()) {
            if (line.startsWith(" ") || line.contains(VSTPluginGUIAdapter.class.getName() + " ")) {
                continue;
            }
            assertThat(head(Class.forName(line.split(" ", -1)[1]))).isEqualTo(line);
        }
        assertThat(JRootPane.class).isAssignableFrom(VSTPluginGUIAdapter.class);
    }

    private static List<String> lines() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(SignatureTest.class.getResourceAsStream("signatures.txt"), "signatures.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String head(Class<?> type) {
        List<String> parents = new ArrayList<>();
        if (!type.isInterface()) {
            parents.add(type.getSuperclass().getName());
        }
        for (Class<?> parent : type.getInterfaces()) {
            parents.add(parent.getName());
        }
        String kind =
                type.isInterface() ? "interface" : Modifier.isAbstract(type.getModifiers()) ? "abstract" : "class";
        return kind + " " + type.getName() + (parents.isEmpty() ? "" : " : " + String.join(" , ", parents));
    }

    private static List<String> members(Class<?> type) throws IllegalAccessException {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            members.add("  " + modifiers(field.getModifiers()) + field.getType().descriptorString() + " "
                    + field.getName() + constant(field));
        }
        for (Constructor<?> made : type.getDeclaredConstructors()) {
            members.add("  " + modifiers(made.getModifiers()) + "<init>"
                    + MethodType.methodType(void.class, made.getParameterTypes())
                            .descriptorString());
        }
        for (Method method : type.getDeclaredMethods()) {
            members.add("  " + modifiers(method.getModifiers()) + method.getName()
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString());
        }
        return members;
    }

    private static String constant(Field field) throws IllegalAccessException {
        int modifiers = field.getModifiers();
        boolean constant = Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers);
        boolean told = field.getType() == int.class || field.getType() == String.class;
        return constant && told ? " = " + field.get(null) : "";
    }

    private static String modifiers(int modifiers) {
        String access = Modifier.isPublic(modifiers) ? "public " : Modifier.isProtected(modifiers) ? "protected " : "";
        return access
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "");
    }
}

package jvst.wrapper.system;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** Loads plugin classes and makes objects of them, as native code once asked for. */
public class VSTiClassLoaderManager {

    /** Nothing to hold. */
    public VSTiClassLoaderManager() {}

    /**
     * An object of a class with a constructor without arguments.
     *
     * @throws InstantiationException if the constructor is missing or throws
     * @throws IllegalAccessException if it is not open
     */
    public static Object createVSTiInstance(@SuppressWarnings("rawtypes") Class type)
            throws InstantiationException, IllegalAccessException {
        Class<?> known = type;
        try {
            return known.getConstructor().newInstance();
        } catch (NoSuchMethodException | java.lang.reflect.InvocationTargetException failed) {
            InstantiationException told = new InstantiationException(type.getName());
            told.initCause(failed);
            throw told;
        }
    }

    /**
     * Loads a class from jars.
     *
     * @param className with dots or slashes
     * @param classPath jars, separated as the platform does; {@code {WrapperPath}} stands for the folder
     * @param wrapperPath the folder
     * @throws ClassNotFoundException if it is not in them
     */
    @SuppressWarnings("rawtypes") // as plugins know it
    public static Class loadVSTiClass(String className, String classPath, String wrapperPath)
            throws ClassNotFoundException {
        List<URL> urls = new ArrayList<>();
        for (String jar : classPath.replace("{WrapperPath}", wrapperPath).split(File.pathSeparator, -1)) {
            try {
                urls.add(new File(jar).toURI().toURL());
            } catch (MalformedURLException notAFile) {
                throw new ClassNotFoundException(className + ": no such jar " + jar, notAFile);
            }
        }
        return new VSTiClassLoader(urls.toArray(URL[]::new)).loadClass(className.replace('/', '.'));
    }
}

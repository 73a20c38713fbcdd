package org.wayworth.kernel.hostile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;

/** Walks all that a result holds, and all that it says when asked, for what is not a number. */
final class Finite {

    private static final String KERNEL = "org.wayworth.kernel";

    /** Documented to be infinite where there is no upper end or where t is normal. */
    private static final Set<String> MAY_BE_INFINITE = Set.of("degreesOfFreedom", "denominator", "dof");

    /** Where each thing that is not finite stands. */
    private final Set<String> faults = new TreeSet<>();

    static Set<String> faults(@Nullable Object result) {
        Finite walk = new Finite();
        walk.walk("", "", result, 0);
        return walk.faults;
    }

    private void walk(String path, String name, @Nullable Object value, int depth) {
        if (value == null || depth > 8) {
            return;
        }
        if (value instanceof Double number) {
            if (number.isNaN() || (number.isInfinite() && !MAY_BE_INFINITE.contains(name))) {
                faults.add(path + " is " + number);
            }
        } else if (value instanceof OptionalDouble number) {
            number.ifPresent(v -> walk(path, name, v, depth + 1));
        } else if (value instanceof Optional<?> other) {
            other.ifPresent(v -> walk(path, name, v, depth + 1));
        } else if (value instanceof double[] numbers) {
            walk(path, name, Vector.of(numbers), depth);
        } else if (value instanceof double[][] numbers) {
            for (double[] row : numbers) {
                walk(path, name, Vector.of(row), depth);
            }
        } else if (value instanceof Vector vector) {
            for (double number : vector.toArray()) {
                walk(path, name, number, depth + 1);
            }
        } else if (value instanceof Matrix matrix) {
            for (double number : matrix.toArray()) {
                walk(path, name, number, depth + 1);
            }
        } else if (value instanceof Iterable<?> several) {
            several.forEach(one -> walk(path, name, one, depth + 1));
        } else if (value instanceof Fit.Done<?> done) {
            walk(path, name, done.result(), depth + 1);
        } else if (value instanceof Fit.Impossible<?> no) {
            refusal(path, no);
        } else if (value.getClass().getName().startsWith(KERNEL) && !(value instanceof Enum)) {
            record(path, value, depth);
            questions(path, value, depth);
        }
    }

    private void refusal(String path, Fit.Impossible<?> no) {
        if ((no.found() + no.advice()).matches(".*\\bNaN\\b.*|.*Infinity.*")
                || no.found().isBlank()) {
            faults.add(path + " is refused with: " + no.found() + ". " + no.advice());
        }
    }

    private void record(String path, Object value, int depth) {
        RecordComponent @Nullable [] components = value.getClass().getRecordComponents();
        if (components == null) {
            return;
        }
        for (RecordComponent component : components) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            ask(path + "." + component.getName(), component.getName(), accessor, value, depth);
        }
    }

    /** What a result says of its first coefficient, group or row, and of a share or a time just below 1. */
    private void questions(String path, Object value, int depth) {
        for (Method method : value.getClass().getMethods()) {
            boolean ours = method.getDeclaringClass().getName().startsWith(KERNEL);
            if (!ours || Modifier.isStatic(method.getModifiers()) || method.isBridge() || method.isVarArgs()) {
                continue;
            }
            Class<?>[] types = method.getParameterTypes();
            if (types.length == 0 && value instanceof Record) {
                if (method.getReturnType() != double.class) {
                    continue;
                }
            }
            Object[] arguments = new Object[types.length];
            boolean simple = true;
            for (int k = 0; k < types.length; k++) {
                arguments[k] = types[k] == int.class ? (Object) 0 : 0.95;
                simple &= types[k] == int.class || types[k] == double.class;
            }
            if (simple && answers(method.getReturnType())) {
                method.setAccessible(true);
                ask(path + "." + method.getName() + "()", method.getName(), method, value, depth, arguments);
            }
        }
    }

    private static boolean answers(Class<?> type) {
        return type == double.class
                || type == double[].class
                || type == Vector.class
                || type == Matrix.class
                || type == OptionalDouble.class
                || List.class.isAssignableFrom(type)
                || (type.getName().startsWith(KERNEL) && !type.isEnum());
    }

    private void ask(String path, String name, Method method, Object value, int depth, Object... arguments) {
        try {
            @Nullable Object answer = method.invoke(value, arguments);
            if (answer == null || answer.getClass() != value.getClass()) {
                walk(path, name, answer, depth + 1);
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(method + " must be open to the test", closed);
        } catch (InvocationTargetException thrown) {
            if (!Hostile.isRefusal(thrown.getCause())) {
                faults.add(path + " throws " + thrown.getCause());
            }
        }
    }
}

package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;

/** The face of each subject. */
@Component
final class SubjectFaces {

    private record Plain<T extends Record>(Class<T> type) implements SubjectFace<T> {
        @Override
        public Summary summary(Thing<T> thing) {
            return Summary.NOTHING;
        }
    }

    private final Map<Class<?>, SubjectFace<?>> faces;

    SubjectFaces(List<SubjectFace<?>> faces) {
        this.faces = faces.stream().collect(Collectors.toMap(SubjectFace::type, Function.identity()));
    }

    /** A face is kept by the type of what it is the face of. */
    @SuppressWarnings("unchecked")
    <T extends Record> SubjectFace<T> of(Subject<T> subject) {
        SubjectFace<?> face = faces.get(subject.type());
        return face == null ? new Plain<>(subject.type()) : (SubjectFace<T>) face;
    }
}

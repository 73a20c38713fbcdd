package org.wayworth.app.command;

import org.wayworth.programme.subject.Slug;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --as}: who decides, for every command that saves what was decided. */
@SuppressWarnings("NullAway.Init")
final class AsPerson {

    private String person = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            description =
                    "Who decides: a person's name in the programme, such as ana-moss. Default: the setting person",
            defaultValue = "")
    void person(String name) {
        if (!name.isEmpty() && !Slug.isOne(name)) {
            throw new ParameterException(
                    spec.commandLine(), "--as must be a person's name in the programme, such as ana-moss, not " + name);
        }
        person = name;
    }

    /** Whom the command names, else the settings; empty where neither does. */
    String in(DataFolder data) {
        return person.isEmpty() ? data.person() : person;
    }
}

package org.wayworth.warehouse.record;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.store.Store;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** One hash per import over all that the manifest says of it, each with the one before: what was changed is noticed. */
final class Seals {

    private Seals() {}

    static void require(Store store, List<Manifest.Batch> batches) {
        if (store.sql("select identity from folder_identity")
                .query(String.class)
                .list()
                .isEmpty()) {
            return;
        }
        List<String> found = store.sql("select seal from import_seal order by ordinal")
                .query(String.class)
                .list();
        List<String> right = of(batches);
        for (int i = 0; i < Math.max(found.size(), right.size()); i++) {
            if (i >= found.size() || i >= right.size() || !right.get(i).equals(found.get(i))) {
                throw DatabaseFault.of(
                        Code.MANIFEST_DAMAGED,
                        "what the manifest says of each import must be as it was recorded",
                        "other values for import " + (i + 1),
                        Message.Place.file("the operational database"));
            }
        }
    }

    static void write(Store store, List<Manifest.Batch> batches) {
        store.sql("delete from import_seal").update();
        List<String> seals = of(batches);
        for (int i = 0; i < seals.size(); i++) {
            store.sql("insert into import_seal (ordinal, seal) values (:ordinal, :seal)")
                    .param("ordinal", i + 1)
                    .param("seal", seals.get(i))
                    .update();
        }
    }

    private static List<String> of(List<Manifest.Batch> batches) {
        List<String> seals = new ArrayList<>();
        String before = "";
        for (Manifest.Batch batch : batches) {
            List<String> said = new ArrayList<>(List.of(
                    before,
                    Integer.toString(batch.ordinal()),
                    batch.importId(),
                    batch.mappingName(),
                    batch.mappingSha256(),
                    batch.committedAt(),
                    batch.dataVersion()));
            batch.loads().forEach(load -> said.addAll(texts(load)));
            before = Sha256.of(said);
            seals.add(before);
        }
        return seals;
    }

    private static List<String> texts(Manifest.Load load) {
        return List.of(
                Integer.toString(load.ordinal()),
                load.loadId(),
                load.fileName(),
                load.sha256(),
                Long.toString(load.bytes()),
                load.encoding(),
                Long.toString(load.read()),
                Long.toString(load.loaded()),
                Long.toString(load.rejected()),
                Long.toString(load.updated()),
                Long.toString(load.contentRows()),
                load.contentHash(),
                load.rules());
    }
}

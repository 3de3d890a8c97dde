package io.tradewind.runtime.internal.file;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of attachments, pid {@code io.tradewind.files}. */
@ObjectClassDefinition(id = "io.tradewind.files", name = "Tradewind attachments")
public @interface FileSettings {
    @AttributeDefinition(description = "Largest file in megabytes, 1 to 50")
    int file_megabytes() default 50;

    @AttributeDefinition(description = "Largest sum of the files of one record, in megabytes")
    int record_megabytes() default 500;

    @AttributeDefinition(description = "Most files of one record")
    int record_files() default 200;

    @AttributeDefinition(description = "Days after which a removed file is gone for good")
    int bin_days() default 30;
}

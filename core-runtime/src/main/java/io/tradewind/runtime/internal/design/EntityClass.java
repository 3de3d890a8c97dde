package io.tradewind.runtime.internal.design;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;

/** The entity of a made type as a class file: what a module's author would write, with a public field for each column. */
final class EntityClass {
    private static final String PARENT = Type.getInternalName(RecordEntity.class);

    private EntityClass() {}

    static byte[] of(String type, List<FieldDefinition> fields) {
        var made = new ClassWriter(0);
        made.visit(
                Opcodes.V21,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                Names.entity(type).replace('.', '/'),
                null,
                PARENT,
                null);
        made.visitAnnotation(Type.getDescriptor(Entity.class), true).visitEnd();
        AnnotationVisitor table = made.visitAnnotation(Type.getDescriptor(Table.class), true);
        table.visit("schema", Names.schema(type));
        table.visit("name", Names.TABLE);
        table.visitEnd();
        for (FieldDefinition field : fields) {
            String column = Names.column(field);
            column(made, column, valueType(field.kind()));
            if (field.kind() == FieldKind.MONEY) {
                column(made, Names.currency(column), String.class);
            }
        }
        constructor(made);
        made.visitEnd();
        return made.toByteArray();
    }

    /** The Java field is called like its column: no field of the parent is. */
    private static void column(ClassWriter made, String column, Class<?> value) {
        var field = made.visitField(Opcodes.ACC_PUBLIC, column, Type.getDescriptor(value), null, null);
        AnnotationVisitor mapping = field.visitAnnotation(Type.getDescriptor(Column.class), true);
        mapping.visit("name", column);
        mapping.visitEnd();
        field.visitEnd();
    }

    private static void constructor(ClassWriter made) {
        MethodVisitor code = made.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, PARENT, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }

    /** How the entity holds a value; of money the amount. */
    static Class<?> valueType(FieldKind kind) {
        return switch (kind) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, CHOICE, TAGS, REFERENCE -> String.class;
            case INTEGER -> Long.class;
            case DECIMAL, MONEY -> BigDecimal.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case INSTANT -> Instant.class;
            case ENUMERATION, LINES -> throw new IllegalArgumentException(kind + " is for modules");
        };
    }
}
